"""``community-gov story``: live through the page, chapter by chapter."""

import json
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import click
from attrs import frozen

from community_gov.cli.errors import WrongUse
from community_gov.cli.frame import command
from community_gov.cli.opening import beside, place_files
from community_gov.cli.portrait_files import require_pictures
from community_gov.cli.progress import shown_progress
from community_gov.cli.stage import BEGINNING, Line, SeededIds, StoryClock, StoryStage
from community_gov.cli.story_data import StoryData
from community_gov.cli.story_page import cases_at, workflows_of, write_page
from community_gov.cli.words import SAYS, examples, placed, spoken
from community_gov.cli.writing import make_way, write_file
from community_gov.domain.calendar import CHINA_TIME
from community_gov.domain.errors import Problem
from community_gov.domain.text import Language, Text
from community_gov.services.district import District
from community_gov.workflow.definition import Workflow

if TYPE_CHECKING:
    from community_gov.host import PlaceBook
    from community_gov.plugin import Chapter

_CHECKED = Text(
    "历史核对：{cases} 件事项逐件重放，{problems} 处不符。",
    "History checked: {cases} cases replayed, {problems} problems.",
)

_CHAPTERS = Text("章", "chapters")
_CHECKING = Text("核对", "checking")


@frozen
class _Told:
    chapter: "Chapter"
    stage: StoryStage
    workflows: tuple[tuple[str, Workflow], ...]


@command(
    help=SAYS["story"],
    epilog=examples(
        "story",
        "story --write story.json --html story.html",
        "story --database sqlite:///story.db --language en",
    ),
)
@click.option("--database", envvar="COMMUNITY_GOV_DATABASE", help=SAYS["database"])
@click.option("--seed", type=int, default=2026, show_default=True, help=SAYS["seed"])
@click.option("--write", type=click.Path(dir_okay=False, path_type=Path), help=SAYS["write"])
@click.option("--html", type=click.Path(dir_okay=False, path_type=Path), help=SAYS["html"])
@spoken
@placed
def story(
    places: Path | None,
    database: str | None,
    seed: int,
    write: Path | None,
    html: Path | None,
    language: Language,
    as_json: bool,
) -> None:
    """Tell every chapter whose places are there."""
    clock = StoryClock()
    if html is not None:
        require_pictures()
    make_way(write, html)
    data = StoryData()
    with _district(place_files(places), database, seed, clock, data) as (district, chapters):
        told = []
        # The lines of the story say how far it is, where they are read as they come.
        quiet = not as_json and sys.stdout.isatty()
        with shown_progress(_CHAPTERS, language, quiet=quiet) as heard:
            for done, chapter in enumerate(chapters):
                heard(done, len(chapters))
                told.append(_tell(chapter, district, clock, data, seed, language, quiet=as_json))
        with shown_progress(_CHECKING, language, quiet=quiet) as heard:
            report = district.verify(heard)
        labels = {place: _label(district, place) for one in chapters for place in one.places}
    written = {
        "seed": seed,
        "places": {place: _both(labels[place]) for place in sorted(labels)},
        "chapters": {one.chapter.name: _chapter(one) for one in told},
        "verified": {"cases": report.cases, "problems": [one.code for one in report.problems]},
    }
    if write is not None:
        write_file(write, json.dumps(written, ensure_ascii=False, indent=2) + "\n")
    if html is not None:
        write_page(html, written, {one.chapter.name: one.workflows for one in told}, language)
    if as_json:
        click.echo(json.dumps(written, ensure_ascii=False))
    else:
        checked = _CHECKED.fill(cases=report.cases, problems=len(report.problems))
        click.echo("\n" + checked.in_(language))
    sys.exit(1 if report.problems else 0)


@contextmanager
def _district(
    places: Path, database: str | None, seed: int, clock: StoryClock, data: StoryData
) -> Iterator[tuple[District, list["Chapter"]]]:
    from community_gov.bootstrap import open_district
    from community_gov.host import PlaceBook
    from community_gov.store import SqliteStore

    book = PlaceBook(places)
    with tempfile.TemporaryDirectory() as folder:
        url = database or f"sqlite:///{folder}/story.db"
        keys = beside(url)
        ids = SeededIds(Random(seed))
        with closing(SqliteStore.open(url)) as store:
            if not store.is_new():
                raise WrongUse(Problem("story.not_empty", url))
        with open_district(book, url, keys, now=clock, new_id=ids, inquire=data) as district:
            yield district, _chapters(book)


def _chapters(book: "PlaceBook") -> list["Chapter"]:
    """Return the chapters of which all places are there, in the order of their names."""
    chapters = {one.name: one for place in book.places for one in book.chapters(place)}
    here = [one for one in chapters.values() if set(one.places) <= set(book.places)]
    return sorted(here, key=lambda one: one.name)


def _tell(
    chapter: "Chapter",
    district: District,
    clock: StoryClock,
    data: StoryData,
    seed: int,
    language: Language,
    *,
    quiet: bool,
) -> _Told:
    def hear(line: Line) -> None:
        if not quiet:
            day = line.at.astimezone(CHINA_TIME).strftime("%Y-%m-%d %H:%M")
            click.echo(f"  {day}  {line.text.in_(language)}")

    if not quiet:
        title = chapter.title.in_(language)
        click.secho(f"\n{title}\n{'─' * 2 * len(title)}", bold=True)
    random = Random(f"{seed}/{chapter.name}")
    clock.moment = BEGINNING
    stage = StoryStage(district, clock, random, hear, data)
    before = cases_at(district, chapter.places)
    chapter.tell(stage)
    cases = cases_at(district, chapter.places) - before
    return _Told(chapter, stage, workflows_of(district, cases))


def _label(district: District, place: str) -> Text:
    return district.neighbourhood(place).rulebook.place.label


def _both(text: Text) -> dict[str, str]:
    return {"zh": text.zh, "en": text.en}


def _chapter(told: _Told) -> dict[str, object]:
    return {
        "title": _both(told.chapter.title),
        "places": list(told.chapter.places),
        "figures": told.stage.figures,
        "words": {name: _both(word) for name, word in told.chapter.words.items()},
        "lines": [
            {"at": line.at.astimezone(CHINA_TIME).isoformat(), **_both(line.text)}
            for line in told.stage.lines
        ],
    }
