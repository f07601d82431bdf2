"""``community-gov feedback``: what residents answered after their case was closed."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import click

from community_gov.cli.frame import command
from community_gov.cli.opening import open_stored
from community_gov.cli.tables import show_json
from community_gov.cli.words import SAYS, examples, spoken, stored
from community_gov.domain.opinions import Opinion, Said
from community_gov.domain.text import Language, Text
from community_gov.services.feedback import LEAST

_DAY = click.DateTime(["%Y-%m-%d"])
_NOTHING = Text("这里没有办结后的提问。", "Nothing is asked here after closing.")
_QUESTION = Text(
    "{question}  {workflow}：问了 {asked} 次，答了 {answered} 份",
    "{question}  {workflow}: asked {asked} times, {answered} answers",
)
_SAID = Text(
    "  {labels}：{count} 份，{percent}%（95% 区间 {low}% 至 {high}%）",
    "  {labels}: {count}, {percent} % (95 % interval {low} % to {high} %)",
)
_FEW = Text("  答的人太少，不列数字", "  too few answers: cannot tell")


@command(
    help=SAYS["feedback"],
    epilog=examples(
        "feedback willow --database sqlite:///district.db",
        "feedback willow --since 2026-01-01 --json --database sqlite:///district.db",
    ),
)
@click.argument("place")
@click.option("--since", type=_DAY, help=SAYS["feedback_since"])
@click.option("--until", type=_DAY, help=SAYS["feedback_until"])
@click.option("--least", type=click.IntRange(min=1), default=LEAST, help=SAYS["feedback_least"])
@spoken
@stored
def feedback(
    place: str,
    since: datetime | None,
    until: datetime | None,
    least: int,
    database: str,
    keys: Path | None,
    places: Path | None,
    language: Language,
    as_json: bool,
) -> None:
    """Print the answers to each question of a place."""
    with open_stored(places, database, keys) as district:
        here = district.neighbourhood(place)
        last = until.date() if until else here.today()
        first = since.date() if since else last - timedelta(days=365)
        found = here.opinions(first, last, least=least)
    if as_json:
        show_json([_json(one) for one in found])
        return
    for text in _lines(found):
        click.echo(text.in_(language))


def _lines(found: tuple[Opinion, ...]) -> Iterator[Text]:
    if not found:
        yield _NOTHING
    for one in found:
        yield _QUESTION.fill(
            question=one.question,
            workflow=one.workflow,
            asked=one.asked,
            answered=one.answered,
        )
        yield from (_line(said) for said in one.said)
        if one.answered and not one.said:
            yield _FEW


def _line(said: Said) -> Text:
    low, high = said.share.interval
    return _SAID.fill(
        labels=said.labels,
        count=said.share.count,
        percent=_percent(float(said.share.exact)),
        low=_percent(low),
        high=_percent(high),
    )


def _percent(share: float) -> str:
    return f"{100 * share:.0f}"


def _json(one: Opinion) -> dict[str, object]:
    return {
        "workflow": one.workflow,
        "name": one.name,
        "question": {"zh": one.question.zh, "en": one.question.en},
        "asked": one.asked,
        "answered": one.answered,
        "said": [
            {
                "answers": list(said.answers),
                "count": said.share.count,
                "share": float(said.share.exact),
                "interval": list(said.share.interval),
            }
            for said in one.said
        ],
    }
