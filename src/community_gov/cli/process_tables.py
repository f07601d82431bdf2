"""How cases went, as tables for people and as values for a machine."""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from enum import Enum
from fractions import Fraction

import click
from attrs import fields, frozen, has

from community_gov.cli.indicators import as_plain, show_indicators
from community_gov.cli.tables import show_table
from community_gov.domain.text import Language, Text, same
from community_gov.insight.process.conformance import Conformance, Departure
from community_gov.insight.process.figures import Times, Variant
from community_gov.insight.process.indicators import Measured
from community_gov.insight.process.view import View

_CASES = Text("{cases} 件", "cases: {cases}")
_OVER = Text("，其中办结 {over} 件", ", over: {over}")
_EXERCISES = Text("；另有演练 {count} 件，不计入", "; exercises, not counted: {count}")
_OFFICE = Text("时间只计办公时间。", "Times are office hours.")
_THROUGHPUT = Text(
    "全程用时：中位数 {median}，九成不超过 {ninetieth}",
    "from beginning to end: median {median}, nine tenths within {ninetieth}",
)
_SPENT = Text(
    "等待 {waiting}，在办 {working}（等待占 {percent}%）",
    "waiting {waiting}, working {working} ({percent} % waiting)",
)
_NOT_SAID = Text("等待与在办：记录没有说明", "waiting and working: the log does not say")
_STEPS = (
    Text("环节（最慢的在前）", "step (slowest first)"),
    Text("件数", "cases"),
    Text("仍在", "still there"),
    Text("次数", "stays"),
    Text("中位数", "median"),
    Text("九成以内", "nine tenths"),
    Text("合计", "in all"),
    Text("等待合计", "waiting"),
    Text("等待中位数", "median waiting"),
)
_AGAIN = (Text("返工", "rework"), Text("件数", "cases"), Text("多出次数", "times more"))
_SENT_BACK = Text("退回补正", "sent back")
_REPEATED = Text("重做：{what}", "again: {what}")
_RETURNED = Text("回到：{what}", "back in: {what}")
_ENDS = (Text("结局", "end"), Text("件数", "cases"))
_ENDED = Text("以“{what}”办结", "over by “{what}”")
_QUIET = Text("停滞在“{what}”", "gone quiet at “{what}”")
_WAYS = (Text("走法", "way"), Text("件数", "cases"))
_OTHERS = Text("少见的走法（{ways} 种），合计", "rare ways together, {ways} of them")
_DOERS = (
    Text("由谁办", "by whom"),
    Text("办理次数", "activities"),
    Text("占比", "share"),
    Text("涉及件数", "cases"),
)
_FITS = Text(
    "与流程“{workflow}”对照：{fitting}/{cases} 件完全相符，相符度 {percent}%",
    "beside the workflow “{workflow}”: {fitting} of {cases} fit wholly, fitness {percent} %",
)
_UNCLEAR = Text("太复杂、无法判断的：{count} 件", "too complex to tell: {count}")
_DEPARTURES = (Text("偏离", "deviation"), Text("件数", "cases"), Text("次数", "times"))
_KINDS = {
    Departure.UNKNOWN: Text("流程里没有：{what}", "not in the workflow: {what}"),
    Departure.IMPOSSIBLE: Text("当时不可办：{what}", "not possible then: {what}"),
    Departure.SKIPPED: Text("跳过：{what}", "skipped: {what}"),
}
_DAYS, _HOURS, _MINUTES = (
    Text("{n} 天", "{n} d"),
    Text("{n} 小时", "{n} h"),
    Text("{n} 分钟", "{n} min"),
)
_WRITTEN = Text("{log}：{cases} 件", "{log}: {cases}")
_HOUR, _DAY = timedelta(hours=1), timedelta(days=1)


@frozen
class Told:
    """What is printed of one process.

    Attributes:
        label: what its program is called; None for a log from elsewhere.
        indicators: what the place watches of it and everybody may see.
    """

    label: Text | None
    view: View
    conformance: Conformance | None
    indicators: Sequence[Measured] = ()


def show_told(told: Sequence[Told], language: Language, *, office: bool, as_json: bool) -> None:
    """Print how cases went."""
    if as_json:
        click.echo(
            json.dumps(_plain({"office_hours": office, "processes": told}), ensure_ascii=False)
        )
        return
    for one in told:
        _Page(language, office).show(one)


def show_written(
    counts: Mapping[str, int], files: Sequence[str], language: Language, as_json: bool
) -> None:
    """Print what was written to files."""
    if as_json:
        click.echo(json.dumps({"cases": counts, "files": files}, ensure_ascii=False))
        return
    for name, cases in counts.items():
        click.echo(_WRITTEN.fill(log=name, cases=cases).in_(language))
    for file in files:
        click.echo(file)


def _plain(value: object) -> object:
    """Return a value as JSON holds it: times in whole seconds, shares as exact fractions."""
    if isinstance(value, Measured):
        return as_plain(value)
    if isinstance(value, Text):
        return {"zh": value.zh, "en": value.en}
    if isinstance(value, timedelta):
        return round(value.total_seconds())
    if isinstance(value, Fraction):
        return str(value)
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Mapping):
        return {str(key): _plain(one) for key, one in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(one) for one in value]
    kind = type(value)
    if has(kind):
        return {one.name: _plain(getattr(value, one.name)) for one in fields(kind)}
    return value


def _percent(share: Fraction) -> str:
    return f"{float(share * 100):.1f}"


@frozen
class _Page:
    language: Language
    office: bool

    def show(self, told: Told) -> None:
        seen = told.view
        title = f"{told.label.in_(self.language)} ({seen.name})" if told.label else seen.name
        click.secho(title, bold=True)
        for line in self._lines(seen):
            click.echo(line.in_(self.language))
        if told.indicators:
            show_indicators(told.indicators, self.language)
            click.echo()
        self._table(_STEPS, self._steps(seen))
        self._table(_AGAIN, _again(seen))
        self._table(_ENDS, _ends(seen))
        self._table(_WAYS, _ways(seen))
        self._table(_DOERS, _doers(seen))
        if told.conformance is not None:
            self._beside(told.conformance)
        click.echo()

    def _table(self, heads: Sequence[Text], rows: Iterator[Sequence[object]]) -> None:
        known = list(rows)
        if known:
            show_table(heads, known, self.language)
            click.echo()

    def _lines(self, seen: View) -> Iterator[Text]:
        count = _CASES.fill(cases=seen.cases)
        over = same("") if seen.over is None else _OVER.fill(over=seen.over)
        exercises = _EXERCISES.fill(count=seen.exercises) if seen.exercises else same("")
        yield Text(count.zh + over.zh + exercises.zh, count.en + over.en + exercises.en)
        if self.office:
            yield _OFFICE
        times = seen.throughput
        if times.count:
            median, ninetieth = self._time(times.median), self._time(times.ninetieth)
            yield _THROUGHPUT.fill(median=median, ninetieth=ninetieth)
        yield self._spent(seen)

    def _spent(self, seen: View) -> Text:
        if seen.waiting is None or seen.working is None:
            return _NOT_SAID
        both = seen.waiting + seen.working
        part = Fraction(seen.waiting / both) if both else Fraction(0)
        waiting, working = self._time(seen.waiting), self._time(seen.working)
        return _SPENT.fill(waiting=waiting, working=working, percent=_percent(part))

    def _time(self, time: timedelta | None) -> Text:
        """Return a time to a tenth: in days from one day on, but not where days are shorter."""
        if time is None:
            return same("–")
        unit, form = timedelta(minutes=1), _MINUTES
        if time >= _DAY and not self.office:
            unit, form = _DAY, _DAYS
        elif time >= _HOUR:
            unit, form = _HOUR, _HOURS
        return form.fill(n=f"{time / unit:.1f}".removesuffix(".0"))

    def _steps(self, seen: View) -> Iterator[Sequence[object]]:
        for step in seen.steps:
            times, waiting = step.times, step.waiting or Times(0, timedelta(0), None, None)
            yield (
                step.label,
                step.cases,
                step.still,
                times.count,
                self._time(times.median),
                self._time(times.ninetieth),
                self._time(times.total),
                self._time(waiting.total if step.waiting else None),
                self._time(waiting.median),
            )

    def _beside(self, found: Conformance) -> None:
        share = found.fitness
        line = _FITS.fill(
            workflow=found.workflow,
            fitting=found.fitting,
            cases=found.cases,
            percent="–" if share is None else _percent(share),
        )
        click.echo(line.in_(self.language))
        if found.unclear:
            click.echo(_UNCLEAR.fill(count=found.unclear).in_(self.language))
        rows = ((_KINDS[x.kind].fill(what=x.label), x.cases, x.times) for x in found.deviations)
        self._table(_DEPARTURES, rows)


def _again(seen: View) -> Iterator[Sequence[object]]:
    rework = seen.rework
    cases, times = rework.sent_back
    if times:
        yield (_SENT_BACK, cases, times)
    for form, all_ in ((_REPEATED, rework.repeated), (_RETURNED, rework.returns)):
        yield from ((form.fill(what=one.label), one.cases, one.times) for one in all_)


def _ends(seen: View) -> Iterator[Sequence[object]]:
    for form, all_ in ((_ENDED, seen.endings), (_QUIET, seen.quiet)):
        yield from ((form.fill(what=one.label), one.cases) for one in all_)


def _ways(seen: View) -> Iterator[Sequence[object]]:
    for variant in seen.variants:
        yield (_way(seen, variant), variant.cases)
    if seen.others is not None:
        yield (_OTHERS.fill(ways=seen.others.ways), seen.others.cases)


def _way(seen: View, variant: Variant) -> Text:
    labels = [seen.activities.get(one) or same(one) for one in variant.activities]
    return Text(" → ".join(one.zh for one in labels), " → ".join(one.en for one in labels))


def _doers(seen: View) -> Iterator[Sequence[object]]:
    for one in seen.doers:
        yield (one.label, one.done, f"{_percent(one.share)}%", one.cases)
