"""The chapter's figures, each computed from what the ledger holds."""

from datetime import date, datetime

from community_gov_points.story.tale import CHINA, RESIDENTS, Tale

_FROM = date(2025, 4, 1)
_DAYS = 90


def figures(tale: Tale) -> None:
    """Say how many take part, before and after, and what the scheme owes."""
    tale.stage.go_to(datetime(2025, 7, 1, 9, 0, tzinfo=CHINA))
    took_part = tale.here.points.reports.participation(
        _FROM, _DAYS, RESIDENTS, scheme="points:minutes"
    )
    before, after = took_part.before, took_part.after
    relative, points = took_part.relative, took_part.percentage_points
    if before is None or after is None or relative is None or points is None:
        raise AssertionError("the story has enough people to tell")
    owes = tale.here.points.outstanding()
    tale.say(
        f"参与率：积分之前 90 天 {before.count}/{before.of}，"
        f"之后 90 天 {after.count}/{after.of}，"
        f"相对提高 {float(relative):g}%，即 {float(points):g} 个百分点。"
        "版面只写“提升40%”，没有写是哪一种。",
        f"Participation: {before.count} of {before.of} in the 90 days before points,"
        f" {after.count} of {after.of} in the 90 days after: {float(relative):+g} % relative, or"
        f" {float(points):+g} percentage points. The page says +40 % and not which.",
    )
    tale.say(
        f"未兑付积分 {owes.points} 分，折合 {float(owes.yuan or 0):g} 元，是小区欠居民的。",
        f"Outstanding: {owes.points} points, worth {float(owes.yuan or 0):g} yuan, owed to the"
        " residents.",
    )
    figure = tale.stage.figure
    figure("participants_before", before.count)
    figure("participants_after", after.count)
    figure("participants", {"before": before.count, "after": after.count})
    figure("base", before.of)
    figure("participation_relative_percent", float(relative))
    figure("participation_percentage_points", float(points))
    figure("outstanding_points", owes.points)
    figure("outstanding_yuan", float(owes.yuan or 0))
    figure("owed_by_funder", dict(owes.owed))
    figure("refusals", sorted(set(tale.refusals)))
