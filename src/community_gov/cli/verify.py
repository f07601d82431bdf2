"""``community-gov verify``: is what is stored what was written?"""

import json
import sys
from pathlib import Path

import click

from community_gov.cli.errors import as_json as problem_json
from community_gov.cli.frame import command
from community_gov.cli.opening import open_stored
from community_gov.cli.progress import shown_progress
from community_gov.cli.words import SAYS, examples, spoken, stored
from community_gov.domain.text import Language, Text

_WELL = Text(
    "事项重放 {cases} 件，积分账重记 {books} 本，各条链核对完毕：未见改动。",
    "Cases replayed: {cases}; books booked again: {books}; all chains checked:"
    " nothing was altered.",
)
_CHECKING = Text("核对", "checking")
_WRONG = Text("发现 {count} 处问题：", "{count} problems were found:")


@command(
    help=SAYS["verify"],
    epilog=examples(
        "verify --database sqlite:///district.db",
        "verify --json --database sqlite:///district.db",
    ),
)
@spoken
@stored
def verify(
    database: str, keys: Path | None, places: Path | None, language: Language, as_json: bool
) -> None:
    """Replay every case of a database and check every chain."""
    with (
        open_stored(places, database, keys) as district,
        shown_progress(_CHECKING, language) as heard,
    ):
        report = district.verify(heard)
    if as_json:
        problems = [problem_json(one) for one in report.problems]
        found = {"cases": report.cases, "books": report.books, "problems": problems}
        click.echo(json.dumps(found, ensure_ascii=False))
    elif report.problems:
        click.echo(_WRONG.fill(count=len(report.problems)).in_(language))
        for problem in report.problems:
            click.echo(problem.line(language))
    else:
        click.echo(_WELL.fill(cases=report.cases, books=report.books).in_(language))
    sys.exit(1 if report.problems else 0)
