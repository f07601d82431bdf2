"""``community-gov run-due`` and ``community-gov worker``: time passes."""

import json
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from queue import SimpleQueue
from threading import Thread

import click

from community_gov.cli.errors import as_json as problem_json
from community_gov.cli.frame import command
from community_gov.cli.opening import open_stored
from community_gov.cli.words import SAYS, examples, spoken, stored
from community_gov.domain.errors import CommunityGovError, Problem
from community_gov.domain.text import Language, Text
from community_gov.services.district import District
from community_gov.services.due import DueReport
from community_gov.services.ports import Message
from community_gov.services.reckoning import ReckonReport

_FIRED = Text(
    "{place} {case}：期限“{clock}”到期，{happened}",
    "{place} {case}: clock “{clock}” was due, {happened}",
)
_RECKONED = Text(
    "{case}：放假安排已公布，暂定的期限已重新核定",
    "{case}: the holidays are announced, its provisional deadlines were reckoned anew",
)
_NOTHING = Text("没有到期的期限。", "Nothing is due.")


@command(
    "run-due",
    help=SAYS["run_due"],
    epilog=examples(
        "run-due --database sqlite:///district.db",
        "run-due --limit 500 --json --database sqlite:///district.db",
    ),
)
@click.option("--limit", type=click.IntRange(min=1), default=100, help=SAYS["limit"])
@spoken
@stored
def run_due(
    database: str,
    keys: Path | None,
    places: Path | None,
    limit: int,
    language: Language,
    as_json: bool,
) -> None:
    """Fire the clocks that are due, once."""
    with open_stored(places, database, keys) as district:
        reckoned = district.reckon()
        report = district.run_due(datetime.now(UTC), limit)
    _say(reckoned, report, language, as_json)
    sys.exit(1 if report.failed or reckoned.failed else 0)


@command(
    help=SAYS["worker"],
    epilog=examples(
        "worker --database sqlite:///district.db",
        "worker --every 30 --outbox out.jsonl --database sqlite:///district.db",
    ),
)
@click.option("--limit", type=click.IntRange(min=1), default=100, help=SAYS["limit"])
@click.option("--every", type=click.FloatRange(min=0.1), default=5.0, help=SAYS["every"])
@click.option("--outbox", type=click.Path(dir_okay=False, path_type=Path), help=SAYS["outbox"])
@click.option("--rounds", type=click.IntRange(min=1), hidden=True)
@spoken
@stored
def worker(
    database: str,
    keys: Path | None,
    places: Path | None,
    limit: int,
    every: float,
    outbox: Path | None,
    rounds: int | None,
    language: Language,
    as_json: bool,
) -> None:
    """Keep firing what is due and handing out messages, until interrupted."""
    with open_stored(places, database, keys) as district:
        try:
            _work(
                district,
                limit,
                every,
                rounds,
                _sender(outbox, language, as_json),
                (language, as_json),
            )
        except KeyboardInterrupt:
            return


def _work(
    district: District,
    limit: int,
    every: float,
    rounds: int | None,
    send: Callable[[Message], None],
    speech: tuple[Language, bool],
) -> None:
    done, reckoned, post = 0, district.reckon(), _Post(district, limit)
    while rounds is None or done < rounds:
        if done:
            time.sleep(every)
        report = district.run_due(datetime.now(UTC), limit)
        if report.fired or report.failed or reckoned.moved or reckoned.failed:
            _say(reckoned, report, *speech)
            reckoned = ReckonReport((), ())
        post.go(every if rounds is None else None)
        for problem in (*post.failed(), *district.deliver(send, limit).failed):
            click.echo(problem.line(speech[0]), err=True)
        done += 1


class _Post:
    """Sends notices beside the clocks: a receiver who hangs must not hold up a deadline."""

    def __init__(self, district: District, limit: int) -> None:
        self._district = district
        self._limit = limit
        self._failed: SimpleQueue[Problem] = SimpleQueue()
        self._thread: Thread | None = None

    def go(self, patience: float | None) -> None:
        """Send what is due, unless an earlier round is still at it.

        Args:
            patience: seconds to wait for the end; None waits for it.
        """
        if self._thread is None or not self._thread.is_alive():
            self._thread = Thread(target=self._send, name="community-gov-post", daemon=True)
            self._thread.start()
        self._thread.join(patience)

    def failed(self) -> Iterator[Problem]:
        """Yield what stood in the way since the last time."""
        while not self._failed.empty():
            yield self._failed.get()

    def _send(self) -> None:
        try:
            found: Sequence[Problem] = self._district.send_notices(limit=self._limit).failed
        except CommunityGovError as error:
            found = error.problems
        for one in found:
            self._failed.put(one)


def _sender(outbox: Path | None, language: Language, as_json: bool) -> Callable[[Message], None]:
    def write(message: Message) -> None:
        line = json.dumps(
            {
                "id": message.id,
                "place": message.place,
                "case": message.case,
                "to": message.to,
                "text": {"zh": message.text.zh, "en": message.text.en},
                "at": message.at.isoformat(),
            },
            ensure_ascii=False,
        )
        if outbox is None and as_json:
            click.echo(line)
        elif outbox is None:
            click.echo(f"→ {message.to}: {message.text.in_(language)}")
        else:
            with outbox.open("a", encoding="utf-8") as file:
                file.write(line + "\n")

    return write


def _say(reckoned: ReckonReport, report: DueReport, language: Language, as_json: bool) -> None:
    problems = (*reckoned.failed, *report.failed)
    if as_json:
        fired = [
            {"place": one.place, "case": one.answer.case, "clock": one.clock}
            for one in report.fired
        ]
        written = {
            "fired": fired,
            "reckoned": [one.case for one in reckoned.moved],
            "failed": [problem_json(one) for one in problems],
        }
        click.echo(json.dumps(written, ensure_ascii=False))
        return
    for moved in reckoned.moved:
        click.echo(_RECKONED.fill(case=moved.case).in_(language))
    for one in report.fired:
        line = _FIRED.fill(
            place=one.place, case=one.answer.case, clock=one.clock, happened=one.answer.told
        )
        click.echo(line.in_(language))
    for problem in problems:
        click.echo(problem.line(language), err=True)
    if not (report.fired or reckoned.moved or problems):
        click.echo(_NOTHING.in_(language))
