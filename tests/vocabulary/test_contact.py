"""A person moves, withdraws an address, or does not want to be told by a channel."""

import threading
from pathlib import Path

import pytest

from community_gov import InvalidInput, NotFound

from .post import PostDesk

RULES = "  rules: [{to: resident, by: [letter, card]}]\n"
NEW = "moved.to@example.com"


def addresses(desk: PostDesk) -> list[tuple[str, str]]:
    desk.sent()
    return [(one.channel, one.address) for one in desk.post.heard]


def test_a_new_address_is_used_even_for_what_waits_already(tmp_path: Path) -> None:
    desk = PostDesk(tmp_path, RULES)
    writer, clerk = desk.people["writer"], desk.people["clerk"]
    desk.ask(resident="writer")
    desk.here.change_contact(writer, {"email": NEW}, by=clerk)
    assert addresses(desk) == [("letter", NEW)]
    contact = desk.here.contact(writer)
    assert [(one.what, one.happened, one.by) for one in contact.changes] == [
        ("email", "changed", clerk)
    ]
    assert NEW not in f"{contact}" and "xiuying" not in f"{contact}"
    kept = b"".join(one.read_bytes() for one in tmp_path.rglob("*") if one.is_file())
    assert NEW.encode() not in kept and b"xiuying@example.org" not in kept


def test_what_is_withdrawn_is_not_used_and_not_found_again(tmp_path: Path) -> None:
    desk = PostDesk(tmp_path, RULES)
    writer = desk.people["writer"]
    desk.ask("甲", resident="writer")
    desk.here.change_contact(writer, {"email": None, "phone": "13900000002"}, by=writer)
    report = desk.bench.district.send_notices()
    assert [one.code for one in report.failed] == ["notice.no_address"], "seen, and not sent"
    desk.ask("乙", resident="writer")
    assert addresses(desk) == [("card", "")], "what comes later goes by the next channel"
    assert desk.here.find_person("phone", "13900000002") == (writer,)
    desk.here.change_contact(writer, {"phone": None}, by=writer)
    assert desk.here.find_person("phone", "13900000002") == ()
    assert desk.here.contact(writer).held == {}
    desk.here.change_contact(writer, {"email": NEW}, by=writer)
    desk.ask("丙", resident="writer")
    assert addresses(desk) == [("letter", NEW)]
    assert desk.sound()


def test_who_declines_a_channel_is_told_by_another_or_seen_not_to_be(tmp_path: Path) -> None:
    desk = PostDesk(tmp_path, RULES)
    writer = desk.people["writer"]
    desk.ask("甲", resident="writer")
    desk.here.decline_channels(writer, ["letter"], by=writer)
    report = desk.bench.district.send_notices()
    assert [one.code for one in report.failed] == ["notice.declined"]
    assert desk.here.openings(writer) == [], "no address is opened for that"
    desk.ask("乙", resident="writer")
    assert addresses(desk) == [("card", "")]
    desk.here.decline_channels(writer, ["letter", "card"], by=writer)
    desk.ask("丙", resident="writer")
    assert addresses(desk) == []
    assert len(desk.bench.district.notices(given_up=True)) == 2
    desk.here.decline_channels(writer, [], by=writer)
    desk.ask("丁", resident="writer")
    assert [one[0] for one in addresses(desk)] == ["letter"]
    said = [(one.what, one.happened) for one in desk.here.contact(writer).changes]
    assert sorted(said) == [
        *(("card", "accepted"), ("card", "declined")),
        *(("letter", "accepted"), ("letter", "declined")),
    ]


def test_what_cannot_be_is_refused_without_its_value(tmp_path: Path) -> None:
    desk = PostDesk(tmp_path, RULES)
    writer = desk.people["writer"]
    wrong = {"email": "a@example.com\nBcc: all@example.com", "phone": None, "mail": "x"}
    with pytest.raises(InvalidInput) as caught:
        desk.here.change_contact(writer, wrong, by=writer)
    codes = {one.code for one in caught.value.problems}
    assert len(codes) == 3 and "contact.nothing" in codes and "field.unknown" in codes
    assert "example.com" not in f"{caught.value} {caught.value.problems}"
    for refused in (
        lambda: desk.here.change_contact("nobody", {"email": NEW}, by=writer),
        lambda: desk.here.change_contact(writer, {"email": NEW}, by="nobody"),
        lambda: desk.here.decline_channels(writer, ["lettre"], by=writer),
    ):
        with pytest.raises(NotFound):
            refused()
    assert desk.here.contact(writer).changes == ()


def test_two_who_change_at_once_leave_one_that_can_be_opened(tmp_path: Path) -> None:
    desk = PostDesk(tmp_path, RULES)
    writer, barrier = desk.people["writer"], threading.Barrier(4)

    def change(number: int) -> None:
        barrier.wait()
        desk.here.change_contact(writer, {"email": f"n{number}@example.org"}, by=writer)

    threads = [threading.Thread(target=change, args=(one,)) for one in range(4)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert len(desk.here.contact(writer).changes) == 4
    desk.ask(resident="writer")
    ((channel, address),) = addresses(desk)
    assert channel == "letter" and address in {f"n{one}@example.org" for one in range(4)}
