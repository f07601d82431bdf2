"""``community-gov ask-again``: ask complaints again what a case was opened on."""

from collections.abc import Callable
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import click
from attrs import evolve

from community_gov.cli.complaints_reading import mapping_of, sorter_of, taken
from community_gov.cli.frame import command
from community_gov.cli.loop import findings_in_words
from community_gov.cli.opening import open_stored, place_files
from community_gov.cli.tables import show_json
from community_gov.cli.words import SAYS, examples, spoken, stored
from community_gov.domain.findings import Finding, Inquiry
from community_gov.domain.text import Language, Text

if TYPE_CHECKING:
    from community_gov.domain.taxonomy import Taxonomy
    from community_gov.insight.intake import Intake

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_REFUSED = Text(
    "{said}（文件中有 {count} 行不合格，没有计入。）",
    "{said} ({count} rows of the file were refused and are not counted.)",
)
_FOUND = Text("当初发现", "found then")
_NOW = Text("现在再问", "asked again")
_LATEST = Text(
    "文件中最晚的投诉是 {day} 的：此后若没有导出，就不能当作没有投诉。",
    "The latest complaint in the file is of {day}: if it was exported then, later days"
    " say nothing.",
)
_EMPTY = Text(
    "文件中没有一件投诉：这不说明没有人投诉。",
    "There is no complaint in the file: that does not say that nobody complained.",
)


@command(
    help=SAYS["ask_again"],
    epilog=examples(
        "ask-again willow CASE 导出.csv --mapping platform.yaml --database sqlite:///district.db",
        "ask-again willow CASE complaints.parquet --as-of 2026-01-01",
    ),
)
@click.argument("place")
@click.argument("case")
@click.argument("file", type=_FILE)
@click.option("--mapping", type=_FILE, help=SAYS["mapping"])
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), help=SAYS["ask_again_as_of"])
@spoken
@stored
def ask_again(
    place: str,
    case: str,
    file: Path,
    mapping: Path | None,
    as_of: datetime | None,
    database: str,
    keys: Path | None,
    places: Path | None,
    language: Language,
    as_json: bool,
) -> None:
    """Ask a file of complaints, store the answer with the case, and print it."""
    from community_gov.host import PlaceBook

    book = PlaceBook(place_files(places))
    rulebook = book.rulebook(place)
    meant = mapping_of(file, mapping)
    sorter = sorter_of(rulebook, meant)
    intake = taken(file, meant, sorter, quiet=as_json)
    at = None if as_of is None else as_of.replace(tzinfo=rulebook.zone)
    ask = _asking(intake, sorter.taxonomy, file)
    with open_stored(book, database, keys, ask) as district:
        here = district.neighbourhood(place)
        found = here.ask_again(case, at)
        problem = here.case(case).state.finding
    if as_json:
        said = {"problem": problem, "answer": found, "refused_rows": intake.refused_rows}
        show_json({"case": case, **said})
        return
    for title, one in ((_FOUND, problem), (_NOW, found)):
        click.secho(title.in_(language), bold=True)
        for line in findings_in_words(() if one is None else (one,), language):
            click.echo(f"  {line}")
    days = [one.opened.date() for one in intake.accepted]
    click.echo((_LATEST.fill(day=max(days)) if days else _EMPTY).in_(language))


def _asking(
    intake: "Intake", taxonomy: "Taxonomy", file: Path
) -> Callable[[str, Inquiry, datetime], Finding]:
    """Return what asks the complaints of a file; its answers carry the digest of the file."""
    from community_gov.insight.findings import answered
    from community_gov.insight.intake import to_frame

    frame, count = to_frame(intake.accepted), intake.refused_rows
    # The name of a file may be about somebody, and the history is for good.
    source = f"sha256:{sha256(file.read_bytes()).hexdigest()[:16]}"

    def ask(_: str, asked: Inquiry, at: datetime) -> Finding:
        found = answered(frame, asked, taxonomy, at)
        said = _REFUSED.fill(said=found.said, count=count) if count else found.said
        return evolve(found, said=said, source=source)

    return ask
