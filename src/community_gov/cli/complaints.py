"""``community-gov complaints``: complaints in, checked row by row, and out as Open311."""

import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from community_gov.cli.complaints_reading import (
    OPEN311_KINDS,
    mapping_of,
    sorter_of,
    taken,
    taxonomy_of,
)
from community_gov.cli.complaints_shown import as_plain, show_intake
from community_gov.cli.errors import WrongUse
from community_gov.cli.frame import group
from community_gov.cli.opening import rulebook_of
from community_gov.cli.tables import show_json
from community_gov.cli.words import SAYS, examples, placed, spoken
from community_gov.cli.writing import write_bytes, write_file
from community_gov.domain.errors import Problem, Refused
from community_gov.domain.text import Language

if TYPE_CHECKING:
    from community_gov.insight.intake import Intake

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_NEW_FILE = click.Path(dir_okay=False, path_type=Path)


@group(
    help=SAYS["complaints"],
    epilog=examples("complaints import 导出.csv --mapping platform.yaml --dry-run"),
)
def complaints() -> None:
    """Hold the commands about complaints."""


@complaints.command(
    "import",
    help=SAYS["complaints_import"],
    epilog=examples(
        "complaints import 导出.csv --mapping platform.yaml --place willow --dry-run",
        "complaints import 导出.xlsx --mapping platform.yaml --out complaints.parquet",
        "complaints import 6月.xlsx --mapping platform.yaml --known 5月.parquet --out 6月.parquet",
    ),
)
@click.argument("file", type=_FILE)
@click.option("--mapping", type=_FILE, help=SAYS["mapping"])
@click.option("--place", help=SAYS["sorted_by"])
@click.option("--known", "earlier", type=_FILE, multiple=True, help=SAYS["known"])
@click.option("--dry-run", is_flag=True, help=SAYS["dry_run"])
@click.option("--out", type=_NEW_FILE, help=SAYS["complaints_out"])
@spoken
@placed
def import_(
    file: Path,
    mapping: Path | None,
    place: str | None,
    earlier: tuple[Path, ...],
    dry_run: bool,
    out: Path | None,
    places: Path | None,
    language: Language,
    as_json: bool,
) -> None:
    """Check a file of complaints, and write those that are valid."""
    if out is None and not dry_run:
        raise WrongUse(Problem("complaints.nowhere"))
    if out is not None and out.suffix.lower() not in (".parquet", ".csv"):
        raise WrongUse(Problem("complaints.nowhere", str(out)))
    if out is not None and out.resolve() in {one.resolve() for one in earlier}:
        raise WrongUse(Problem("complaints.over_known", str(out)))
    meant = mapping_of(file, mapping)
    sorter = None if place is None else sorter_of(rulebook_of(places, place), meant)
    known, now = set(_numbers(earlier)), datetime.now(UTC)
    intake = taken(file, meant, sorter, quiet=as_json, known=known, now=now)
    if out is not None and not dry_run:
        _write(intake, out)
    if as_json:
        show_json(as_plain(intake, file.name))
    else:
        show_intake(intake, file.name, None if dry_run else out, language)
    sys.exit(1 if intake.refused else 0)


@complaints.command(
    "export",
    help=SAYS["complaints_export"],
    epilog=examples(
        "complaints export complaints.parquet --open311 requests --as xml",
        "complaints export complaints.parquet --open311 services --place willow",
    ),
)
@click.argument("file", type=_FILE)
@click.option(
    "--open311",
    "what",
    type=click.Choice(["services", "requests"]),
    required=True,
    help=SAYS["open311"],
)
@click.option("--as", "form", type=click.Choice(OPEN311_KINDS), default="json", help=SAYS["form"])
@click.option("--id", "number", help=SAYS["complaint_id"])
@click.option("--place", help=SAYS["named_by"])
@click.option("--taxonomy", help=SAYS["taxonomy"])
@click.option("--out", type=_NEW_FILE, help=SAYS["write_out"])
@spoken
@placed
def export(
    file: Path,
    what: Any,
    form: str,
    number: str | None,
    place: str | None,
    taxonomy: str | None,
    out: Path | None,
    places: Path | None,
    language: Language,
    as_json: bool,
) -> None:
    """Write complaints as Open311 GeoReport v2."""
    if as_json and form != "json" and out is None:
        raise WrongUse(Problem("call.not_both", "--as", {"option": "--as xml", "other": "--json"}))
    from community_gov.insight import open311

    rulebook = None if place is None else rulebook_of(places, place)
    chosen = None if rulebook is None else taxonomy_of(rulebook, taxonomy)
    if what == "services":
        if chosen is None:
            raise WrongUse(Problem("complaints.no_taxonomy", "", {"name": "—", "names": "--place"}))
        listed = open311.services(chosen, language)
    else:
        accepted = _read(file, "complaints.export_refused").accepted
        listed = (
            open311.requests(accepted, chosen, language)
            if number is None
            else open311.request(accepted, number, chosen, language)
        )
    written = open311.to_json(listed) if form == "json" else open311.to_xml(listed, what)
    if out is None:
        click.echo(written, nl=False)
        return
    write_file(out, written)
    if as_json:
        show_json({"out": str(out), "count": len(listed)})


def _numbers(earlier: Sequence[Path]) -> Iterator[str]:
    for file in earlier:
        yield from (one.id for one in _read(file, "complaints.known_refused").accepted)


def _read(file: Path, code: str) -> "Intake":
    intake = taken(file, mapping_of(file, None), None, quiet=True)
    if intake.refused:
        raise Refused(
            Problem(code, file.name, {"count": intake.refused_rows}),
            *(one.problem(file.name) for one in intake.refused[:20]),
        )
    return intake


def _write(intake: "Intake", out: Path) -> None:
    from community_gov.insight.intake import to_csv, to_parquet

    if out.suffix.lower() == ".csv":
        write_bytes(out, to_csv(intake.accepted).encode())
    else:
        write_bytes(out, to_parquet(intake.accepted))
