"""In words: what a comparison of before and after shows, and what it does not."""

from collections.abc import Iterator, Mapping, Sequence

from community_gov.domain.text import Text
from community_gov.insight.channels import Was
from community_gov.insight.days import Series
from community_gov.insight.effects import Comparison, Stretch, Verdict

_YEAR = 365


def changed(stretches: Sequence[Stretch]) -> tuple[str, ...]:
    """Return the channels that were not open alike before and after, or only at times."""
    first, last = ({one.channel: one.was for one in stretch.channels} for stretch in stretches)
    every = sorted(first.keys() & last.keys())
    return tuple(
        name for name in every if first[name] is not last[name] or first[name] is Was.PARTLY
    )


def unsaid(stretches: Sequence[Stretch]) -> tuple[str, ...]:
    """Return the channels that brought something before and were not surely open afterwards.

    Where nobody said of any channel that it was open all the time, it is "" alone.
    """
    first, last = ({one.channel: one for one in stretch.channels} for stretch in stretches)
    if not any(one.was is Was.OPEN for one in last.values()):
        return ("",)
    return tuple(
        name
        for name, one in first.items()
        if name and one.count != 0 and last[name].was is not Was.OPEN
    )


def says(
    verdict: Verdict,
    stretches: Sequence[Stretch],
    least: int,
    compare: bool,
    comparison: Comparison | None,
    series: Series | None,
    ends: bool,
    labels: Mapping[str, Text],
) -> tuple[Text, ...]:
    """Return what to say of a comparison, the verdict first.

    Args:
        compare: whether there are places to compare with.
        ends: whether the data may end before the days do.
        labels: what channels are called, by code.
    """
    return tuple(_said(verdict, stretches, least, compare, comparison, series, ends, labels))


def _said(
    verdict: Verdict,
    stretches: Sequence[Stretch],
    least: int,
    compare: bool,
    comparison: Comparison | None,
    series: Series | None,
    ends: bool,
    labels: Mapping[str, Text],
) -> Iterator[Text]:
    before, after = stretches
    yield _VERDICTS[verdict]
    for name in changed(stretches):
        yield _CHANGED.fill(channel=labels.get(name, name))
    if after.count == 0:
        if ends:
            yield _ENDS
        yield _ZERO_UNSAID if unsaid(stretches) else _ZERO
    if before.count is None or after.count is None:
        yield _FEW.fill(least=least)
    if before.days != after.days or before.days < _YEAR:
        yield _SEASON
    yield _REGRESSION
    yield _OTHER_THINGS
    if not compare:
        yield _NO_COMPARISON
    elif comparison is None:
        yield _FEW_THERE
    else:
        yield _COMPARED
    if series is None:
        yield _NO_SERIES
    yield _NO_TARGET


_VERDICTS = {
    Verdict.FEWER: Text(
        "此后的投诉比此前少，其差别大于日常波动。",
        "Fewer complaints came afterwards than before, by more than days differ by chance.",
    ),
    Verdict.MORE: Text(
        "此后的投诉比此前多，其差别大于日常波动。",
        "More complaints came afterwards than before, by more than days differ by chance.",
    ),
    Verdict.NO_DIFFERENCE: Text(
        "前后的差别与日常波动无法区分；这不等于没有变化。",
        "Before and after differ no more than days do by chance; that does not mean no change.",
    ),
    Verdict.CANNOT_TELL: Text("无法判断。", "Cannot tell."),
}
_CHANGED = Text(
    "“{channel}”渠道前后开通情况不同，或只开通了部分时间：数量变化可能只因渠道变化。",
    "The channel “{channel}” was not open alike before and after: the change may be that alone.",
)
_ZERO = Text(
    "此后没有投诉，且有渠道一直开通；没有人投诉不等于没有问题。",
    "No complaint came afterwards although a channel was open; that is not yet no problem.",
)
_ZERO_UNSAID = Text(
    "此后没有投诉，但无人说明此前的投诉渠道是否一直开通：也可能是无处可投诉。",
    "No complaint came afterwards, but nobody said that the channels they came by were open all "
    "the time: there may have been no way to complain.",
)
_ENDS = Text(
    "此后任何投诉都没有，也未说明数据截至哪一天：可能是数据没有这么新。",
    "No complaint of any kind came afterwards, and nobody said until when the data reach: they may "
    "end before.",
)
_FEW = Text(
    "不足 {least} 件的数量不予公布，由其算出的数值也不公布。",
    "Numbers below {least} are not told, nor what is calculated from them.",
)
_SEASON = Text(
    "前后所处季节不同：如供暖、汛期、节假日等影响没有排除。",
    "Before and after lie in different seasons: heating, rain, holidays are not taken out.",
)
_REGRESSION = Text(
    "措施往往在投诉最多时采取，此后即使不采取措施，数量也常会回落（向均值回归）。",
    "Measures are often taken when complaints are at their most; numbers then tend to fall without "
    "any measure too (regression to the mean).",
)
_OTHER_THINGS = Text(
    "同一时期的其他变化也可能是原因；前后比较本身不能证明是措施的作用。",
    "Other things that changed at the same time may be the reason: before and after alone do not "
    "prove that it was the measure.",
)
_NO_COMPARISON = Text(
    "没有未采取措施的地方作对照。",
    "There is no place without the measure to compare with.",
)
_FEW_THERE = Text(
    "对照地方的投诉太少，无法对照。",
    "The places to compare with had too few complaints to do so.",
)
_COMPARED = Text(
    "与对照地方的比较，以两地原本会同样变化为前提。",
    "The comparison holds if both places would have changed alike without the measure.",
)
_NO_SERIES = Text(
    "前后各不足 12 周，或数量太少，无法判断原有的升降趋势。",
    "With fewer than 12 weeks on either side, or too few complaints: cannot tell whether they were "
    "rising or falling already.",
)
_NO_TARGET = Text(
    "投诉数量不是考核指标：让人少投诉容易，解决问题才是目的。",
    "The number of complaints is no target: it is easy to have people complain less, and no help.",
)
