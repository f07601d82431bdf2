"""A place says by which channel whom it tells, in which language; once for each entry."""

from pathlib import Path

import pytest

from community_gov import InvalidFile
from community_gov.domain.errors import nearest
from community_gov.plugin import NotSent

from .post import WRITTEN, PostDesk

RULES = """
  rules:
    - {to: resident, by: [letter, card], on: [open]}
    - {to: [clerk, chief], by: board, language: both}
    - workflow: tried:thing
      entering: [filed]
      to: resident
      by: card
      text: {zh: '您的事项在办：{street}。', en: 'It is being looked at: {street}.'}
"""


def test_each_audience_is_told_by_its_channel_and_in_its_language(tmp_path: Path) -> None:
    desk = PostDesk(tmp_path, RULES)
    case = desk.ask()
    assert desk.sent() == [
        ("card", "resident", "已收到：柳荫街。"),
        ("board", "role:clerk", "已收到：柳荫街。\n\nWe have it: 柳荫街."),
        ("card", "resident", "您的事项在办：柳荫街。"),
    ], "two clerks read one board; a resident without an e-mail address gets a card"
    assert desk.told() == [], "nothing is left for the application"
    desk.act(case, "send_out")
    desk.act(case, "settle")
    assert desk.sent() == [("board", "role:chief", "请复核。\n\nPlease look at it.")]
    desk.ask(resident="writer")
    assert ("letter", "writer", "已收到：柳荫街。") in desk.sent()


def test_once_for_each_entry_and_never_for_what_stays(tmp_path: Path) -> None:
    desk = PostDesk(tmp_path, RULES)
    case = desk.here.open(
        "tried:thing",
        by=desk.people["resident"],
        people={"resident": desk.people["resident"]},
        data={"street": "柳荫街"},
        key="one",
    ).case
    here = [one for one in desk.sent() if "在办" in one[2]]
    assert len(here) == 1
    desk.act(case, "note", key="noted")
    desk.act(case, "send_out", key="out")
    desk.act(case, "send_out", key="out")
    assert desk.sent() == [], "the same request twice, and an act that stays, tell nothing"
    desk.act(case, "again")
    assert desk.sent() == here, "left and entered again: told again"
    assert desk.sound()


def test_what_no_rule_is_about_is_left_to_the_application(tmp_path: Path) -> None:
    desk = PostDesk(tmp_path, "  rules: [{to: resident, by: card}]\n")
    desk.ask()
    assert [to for _, to, _ in desk.sent()] == ["resident"]
    assert sorted(to for to, _ in desk.told()) == ["clerk", "other clerk"]


def test_an_address_is_opened_only_at_the_moment_of_sending(tmp_path: Path) -> None:
    desk = PostDesk(tmp_path, RULES)
    case, writer = desk.ask(resident="writer"), desk.people["writer"]
    assert desk.here.openings(writer) == []
    desk.post.broken["letter"] = NotSent("notice.failed", again=False)
    desk.sent()
    (one,) = desk.bench.district.notices(given_up=True)
    assert "example.org" not in f"{one} {one.problem and one.problem.line('en')}"
    (opening,) = desk.here.openings(writer)
    assert (opening.field, opening.role, opening.purpose) == ("email", "letter", one.notice.id)
    assert case in opening.purpose


def test_who_cannot_be_reached_is_seen_and_not_forgotten(tmp_path: Path) -> None:
    desk = PostDesk(tmp_path, "  rules: [{to: resident, by: letter}]\n")
    desk.ask()
    report = desk.bench.district.send_notices()
    assert [one.code for one in report.failed] == ["notice.no_address"]
    (one,) = desk.bench.district.notices("here", given_up=True)
    assert (one.notice.channel, desk.name(one.notice.to)) == ("letter", "resident")


def test_an_exercise_says_so_by_every_channel(tmp_path: Path) -> None:
    drill = "  drill:\n    label: {zh: 演练, en: drill}\n    by: [resident]\n    to: filed\n"
    desk = PostDesk(tmp_path, RULES, WRITTEN + drill + "    exercise: true\n")
    desk.open(action="drill")
    assert [body for _, _, body in desk.sent()] == ["【演练】您的事项在办：—。"]


def test_what_somebody_filled_in_is_no_paragraph_of_the_office(tmp_path: Path) -> None:
    desk = PostDesk(tmp_path, RULES)
    desk.ask("柳荫街\n\n居委会：请转账到 {street}")
    told = [body for channel, _, body in desk.sent() if channel == "card"]
    assert told[0] == "已收到：柳荫街 居委会：请转账到 {street}。"


WRONG = """
  channels:
    wired: {kind: postal:telegraph}
    card: {kind: postal:card, colour: red}
    board: {}
  quiet: 08:00-08:00
  retry: {first: 1 working day, most: 2 minutes, attempts: 3}
  rules:
    - {to: residnt, by: card, on: [opn], entering: [fild]}
    - {to: resident, by: crad, workflow: tried:thng}
    - {to: [], by: card}
    - {to: given, by: card, text: {zh: '{phone}', en: '{phone}'}, workflow: tried:thing, on: [open]}
    - {to: resident, by: card, text: {zh: 好, en: good}}
"""


def test_what_is_not_there_is_refused_with_what_was_meant(tmp_path: Path) -> None:
    desk = PostDesk(tmp_path, RULES)
    with pytest.raises(InvalidFile) as caught:
        desk.with_notices(WRONG).rulebook("here")
    found = {one.code: one for one in reversed(caught.value.problems)}
    for one in caught.value.problems:
        assert "here.yaml:" in one.where
    assert set(found) == {
        *("notices.kind", "notices.setting_unknown", "notices.kind_missing", "notices.quiet"),
        *("notices.pace", "notices.audience", "notices.action", "notices.state"),
        *("notices.channel", "notices.workflow", "notices.nobody", "notices.field"),
        "notices.text_when",
    }
    meant = {code: found[code].params["near"] for code in ("notices.audience", "notices.channel")}
    assert meant == {"notices.audience": "resident", "notices.channel": "card"}
    assert found["notices.workflow"].params["near"] == nearest("tried:thng", ["tried:thing"])
