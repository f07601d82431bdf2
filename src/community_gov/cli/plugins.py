"""``community-gov plugins``: what is at work in each place, and why."""

import json
from pathlib import Path

import click

from community_gov.cli.frame import command
from community_gov.cli.opening import place_files
from community_gov.cli.words import SAYS, examples, placed, spoken
from community_gov.domain.text import Language


@command(
    help=SAYS["plugins"],
    epilog=examples(
        "plugins",
        "plugins --place willow --why --places places",
    ),
)
@click.option("--why", is_flag=True, help=SAYS["why"])
@click.option("--place", "only", multiple=True, help=SAYS["place"])
@spoken
@placed
def plugins(
    places: Path | None, only: tuple[str, ...], why: bool, language: Language, as_json: bool
) -> None:
    """Report the plugins of each place."""
    from community_gov.host import PlaceBook

    book = PlaceBook(place_files(places))
    reports = {place: book.report(place) for place in only or book.places}
    if as_json:
        plain = {place: report.plain() for place, report in reports.items()}
        click.echo(json.dumps(plain, ensure_ascii=False, default=str))
        return
    for place, report in reports.items():
        click.secho(book.places[place].label.in_(language) + f" ({place})", bold=True)
        for line in report.lines(language, why=why):
            click.echo("  " + line)
