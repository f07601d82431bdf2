"""``community-gov notices``: what waits, what was given up; send it, or try it again."""

import json
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import click

from community_gov.cli.errors import as_json as problem_json
from community_gov.cli.frame import command
from community_gov.cli.opening import open_stored
from community_gov.cli.tables import show_table
from community_gov.cli.words import SAYS, examples, spoken, stored
from community_gov.domain.notices import Outgoing
from community_gov.domain.text import Language, Text, same
from community_gov.services.notices.sending import SendReport

_NOTHING = Text("没有等待发出的通知。", "No notice waits.")
_SENT = Text(
    "发出 {left} 条，未发出 {failed} 条，放弃 {given_up} 条。",
    "{left} left, {failed} did not leave, {given_up} were given up.",
)
_AGAIN = Text("重新安排 {count} 条。", "{count} will be tried again.")
_GIVEN_UP = Text("已放弃", "given up")
_HEADS = (
    Text("地方", "Place"),
    Text("编号", "Id"),
    Text("渠道", "Channel"),
    Text("试过", "Tried"),
    Text("下次", "Next"),
    Text("原因", "Why"),
)


@command(
    help=SAYS["notices"],
    epilog=examples(
        "notices --database sqlite:///district.db",
        "notices --place willow --send --database sqlite:///district.db",
        "notices --again ID --send --database sqlite:///district.db",
    ),
)
@click.option("--place", help=SAYS["notices_place"])
@click.option("--send", is_flag=True, help=SAYS["notices_send"])
@click.option("--again", metavar="ID", help=SAYS["notices_again"])
@click.option("--again-all", is_flag=True, help=SAYS["notices_again_all"])
@click.option("--limit", type=click.IntRange(min=1), default=100, help=SAYS["limit"])
@spoken
@stored
def notices(
    place: str | None,
    send: bool,
    again: str | None,
    again_all: bool,
    limit: int,
    database: str,
    keys: Path | None,
    places: Path | None,
    language: Language,
    as_json: bool,
) -> None:
    """List notices that have not left; with an option, send or take up first."""
    with open_stored(places, database, keys) as district:
        count = None
        if again is not None or again_all:
            count = district.try_notices_again(place, again)
        sent = district.send_notices(limit=limit) if send else None
        waiting = district.notices(place, limit=limit)
    if as_json:
        click.echo(json.dumps(_json(waiting, sent, count), ensure_ascii=False))
    else:
        _say(waiting, sent, count, language)
    sys.exit(1 if any(one.given_up for one in waiting) else 0)


def _say(
    waiting: Sequence[Outgoing], sent: SendReport | None, count: int | None, language: Language
) -> None:
    if count is not None:
        click.echo(_AGAIN.fill(count=count).in_(language))
    if sent is not None:
        numbers = {name: len(getattr(sent, name)) for name in ("left", "failed", "given_up")}
        click.echo(_SENT.fill(**numbers).in_(language))
    if not waiting:
        click.echo(_NOTHING.in_(language))
        return
    rows = [(*_row(one), _why(one)) for one in waiting]
    show_table(_HEADS, rows, language)


def _row(one: Outgoing) -> tuple[object, ...]:
    notice = one.notice
    when = _GIVEN_UP if one.given_up else same(_minute(one.next_at))
    return (notice.place, notice.id, notice.channel, one.attempts, when)


def _why(one: Outgoing) -> Text:
    return one.problem.what if one.problem else Text("", "")


def _minute(moment: datetime) -> str:
    return f"{moment.astimezone():%Y-%m-%d %H:%M}"


def _json(
    waiting: Sequence[Outgoing], sent: SendReport | None, count: int | None
) -> dict[str, object]:
    written: dict[str, object] = {
        "notices": [
            {
                "id": one.notice.id,
                "place": one.notice.place,
                "case": one.notice.case,
                "to": one.notice.to,
                "channel": one.notice.channel,
                "attempts": one.attempts,
                "next_at": one.next_at.isoformat(),
                "given_up": one.given_up.isoformat() if one.given_up else None,
                "problem": problem_json(one.problem) if one.problem else None,
            }
            for one in waiting
        ]
    }
    if sent is not None:
        written["sent"] = [one.id for one in sent.left]
        written["failed"] = [problem_json(one) for one in sent.failed]
    if count is not None:
        written["again"] = count
    return written
