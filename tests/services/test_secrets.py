"""Canaries: what is sealed is nowhere but in the hands of who opened it."""

import copy
import json
import logging
import pickle
import traceback
from base64 import b64encode
from pathlib import Path

import pytest

from community_gov import CommunityGovError, Document

from .counter import Counter, identity

PHONE, NUMBER = "13912345678", identity(777)
NAME, FILE, INSIDE = "慕容金丝雀", "canary-bill.pdf", "canary inside the paper"
CANARIES = (PHONE, NUMBER, NAME, FILE, INSIDE, NUMBER[6:14])


def forms(text: str) -> set[bytes]:
    raw = text.encode()
    return {
        raw,
        json.dumps(text).strip('"').encode(),
        raw.hex().encode(),
        raw.hex().upper().encode(),
        b64encode(raw).rstrip(b"=")[:-1],
        text.encode("utf-16-le"),
    }


def leaks(content: bytes | str) -> list[str]:
    found = content if isinstance(content, bytes) else content.encode(errors="surrogatepass")
    return [text for text in CANARIES if any(form in found for form in forms(text))]


@pytest.fixture
def planted(willow: Counter) -> str:
    willow.aunt = willow.here.register_person(
        {"name": NAME, "phone": PHONE, "identity_number": NUMBER}
    )
    paper = Document(FILE, b"%PDF-" + INSIDE.encode())
    return willow.ask(phone=PHONE, identity_number=NUMBER, photo=paper)


def test_the_search_finds_what_it_looks_for() -> None:
    for text in CANARIES:
        for form in forms(text):
            assert text in leaks(b"x" + form + b"x")


def test_nothing_is_readable_in_any_file(willow: Counter, planted: str, tmp_path: Path) -> None:
    here = willow.here
    willow.begin(2, "key-1", phone=PHONE)
    willow.act(planted, "send_back", willow.gardener, items={"phone": "blurred"})
    willow.act(planted, "hand_in_again", willow.aunt, data={"phone": PHONE}, key="key-2")
    assert here.read(planted, "phone", by=willow.gardener, purpose="decline") == PHONE
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert any(path.name.endswith("-wal") and path.stat().st_size for path in files)
    assert any(path.name == "bench.db" for path in files)
    for path in files:
        assert not leaks(path.read_bytes()), path.name
    willow.bench.district.close()
    for path in [path for path in tmp_path.rglob("*") if path.is_file()]:
        assert not leaks(path.read_bytes()), path.name


def test_a_refused_request_leaves_nothing_readable(willow: Counter, tmp_path: Path) -> None:
    with pytest.raises(CommunityGovError):
        willow.ask(plot="school", phone=PHONE, identity_number=NUMBER)
    for path in tmp_path.rglob("*"):
        if path.is_file():
            assert not leaks(path.read_bytes()), path.name


def test_nothing_is_readable_in_what_is_returned(willow: Counter, planted: str) -> None:
    here = willow.here
    willow.act(planted, "send_back", willow.gardener, items={"photo": "blurred"})
    sent: list[object] = []
    willow.district.deliver(sent.append)
    returned = [
        willow.begin(2, "key-1", phone=PHONE),
        willow.begin(2, "key-1", phone=PHONE),
        here.case(planted),
        here.cases(),
        here.what_next(planted),
        here.progress(planted),
        here.deadlines(planted),
        here.explain_due(planted, "answer"),
        here.history(planted),
        here.masked(planted),
        here.openings(planted),
        here.relations(willow.aunt),
        here.find_person("phone", PHONE),
        here,
        here.rulebook,
        here._office,
        willow.district,
        willow.district.verify(),
        *sent,
    ]
    for one in returned:
        told = [str(one), repr(one), f"{one}", json.dumps(one, default=str)]
        for text in told:
            assert not leaks(text), type(one)
    for one in (here.case(planted), here.history(planted), sent):
        assert not leaks(pickle.dumps(one)) and not leaks(pickle.dumps(copy.deepcopy(one)))


def test_nothing_is_readable_in_errors(willow: Counter, planted: str, caplog) -> None:
    caplog.set_level(logging.DEBUG)
    here, aunt = willow.here, willow.aunt
    people = {"resident": aunt}
    wrong = NUMBER[:-1] + ("1" if NUMBER[-1] != "1" else "2")
    wishes = [
        lambda: here.open("garden:plot", by=aunt, people=people, data={"phone": PHONE + "\x07"}),
        lambda: here.open("garden:plot", by=aunt, people=people, data={"plot": PHONE}),
        lambda: here.open("garden:plot", by=aunt, people=people, data={"people": NAME}),
        lambda: here.open("garden:plot", by=aunt, people=people, data={"photo": NAME}),
        lambda: here.register_person({"identity_number": wrong}),
        lambda: here.register_person({"name": NAME + "\x00"}),
        lambda: here.act(planted, "submit", by=aunt, data={"phone": PHONE}),
        lambda: here.act(planted, "hand_in_again", by=aunt, data={"phone": PHONE}),
        lambda: (
            willow.ask(phone=PHONE, identity_number=NUMBER)
            and willow.ask(9)
            and willow.ask(phone=PHONE, identity_number=NUMBER)
        ),
        lambda: willow.begin(2, "key-1", phone=PHONE) and willow.begin(2, "key-1", phone="138"),
        lambda: here.find_person("name", NAME),
        lambda: here.read(planted, "phone", by=aunt, purpose="decline"),
        lambda: here.act(planted, "note_people", by=willow.gardener, data={"phone": PHONE}),
    ]
    for wish in wishes:
        with pytest.raises(CommunityGovError) as caught:
            wish()
        error = caught.value
        shown = [str(error), repr(error), repr(error.problems), repr(error.args)]
        shown += error.lines("zh") + error.lines("en")
        shown += ["".join(traceback.format_exception(error))]
        for text in shown:
            wrong_date = [one for one in leaks(text) if one != NUMBER[6:14]]
            assert not wrong_date and wrong not in text and PHONE[:7] not in text
    assert not leaks(caplog.text)


def test_a_wish_is_shown_without_its_values(willow: Counter) -> None:
    from community_gov.domain.commands import Kind
    from community_gov.services.wishes import Wish

    wish = Wish(Kind.ACT, "case", "submit", willow.aunt, data={"phone": PHONE})
    assert not leaks(repr(wish)) and not leaks(str(wish))


def test_a_question_that_fails_does_not_quote_what_it_read(
    willow: Counter, monkeypatch: pytest.MonkeyPatch
) -> None:
    import garden

    def quotes(reading):
        raise ValueError(f"no soil for {reading.values['phone']}")

    monkeypatch.setattr(garden, "healthy", quotes)
    case = willow.draft(phone=PHONE, identity_number=NUMBER)
    with pytest.raises(CommunityGovError) as caught:
        willow.act(case, "submit", willow.aunt)
    assert not leaks(str(caught.value) + repr(caught.value.problems))
    assert not leaks("".join(traceback.format_exception(caught.value)))


def test_what_a_question_reads_does_not_show_itself(
    willow: Counter, monkeypatch: pytest.MonkeyPatch
) -> None:
    import garden

    seen = []
    monkeypatch.setattr(garden, "healthy", lambda one: seen.append(one) or garden.allow())
    willow.ask(phone=PHONE)
    (reading,) = seen
    assert reading.values == {"plot": "sunny", "phone": PHONE}
    assert not leaks(repr(reading)) and not leaks(str(reading))
