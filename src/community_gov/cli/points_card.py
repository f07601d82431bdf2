"""``community-gov points card``: an account on paper."""

from pathlib import Path

import click

from community_gov.cli.frame import command
from community_gov.cli.opening import open_stored
from community_gov.cli.tables import show_json
from community_gov.cli.words import SAYS, examples, schemed, spoken, stored
from community_gov.cli.writing import write_file
from community_gov.domain.text import Language, Text
from community_gov.services.neighbourhood import Neighbourhood

WRITTEN = Text("已写入 {file}", "written to {file}")
_LINES = 20


@command(
    help=SAYS["points_card"],
    epilog=examples("points card willow PERSON --html card.html --database sqlite:///district.db"),
)
@click.argument("place")
@click.argument("person")
@click.option(
    "--html", type=click.Path(dir_okay=False, path_type=Path), required=True, help=SAYS["html"]
)
@click.option("--lines", type=click.IntRange(1, 200), default=_LINES, help=SAYS["lines"])
@schemed
@spoken
@stored
def card(
    place: str,
    person: str,
    html: Path,
    lines: int,
    scheme: str | None,
    database: str,
    keys: Path | None,
    places: Path | None,
    language: Language,
    as_json: bool,
) -> None:
    """Write somebody's points card as a page to be printed."""
    with open_stored(places, database, keys) as district:
        page = _page(district.neighbourhood(place), person, scheme, lines, language)
    write_file(html, page)
    if as_json:
        show_json({"html": str(html)})
    else:
        click.echo(WRITTEN.fill(file=html).in_(language))


def _page(
    here: Neighbourhood, person: str, scheme: str | None, lines: int, language: Language
) -> str:
    from community_gov.paper.card import CardLine, PointsCard, card_page

    held = here.points.balance(person, scheme)
    told = here.points.explain(person, held.scheme.name, limit=lines, oldest_first=True)
    rewards = tuple(
        (one.reward.label, one.price)
        for one in here.points.catalogue()
        if one.reward.scheme == held.scheme.name
    )
    made = PointsCard(
        place_label=here.rulebook.place.label,
        holder=here.points.holder(person),
        number=person,
        scheme=held.scheme.label,
        unit=held.scheme.unit,
        as_of=here.today(),
        balance=held.points,
        held=held.held,
        lapsing=held.lapsing,
        lines=tuple(CardLine(one.at.date(), one.what, one.change, one.balance) for one in told),
        rewards=rewards,
    )
    return card_page(made, language)
