"""A Django application and a case in one transaction: both are written, or neither."""

import threading
from pathlib import Path

import pytest
from django.db import connections, transaction

from community_gov import Message

from .hall import Visitor, cases, opened, parts, state

pytestmark = pytest.mark.usefixtures("data")


@pytest.fixture
def left(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    found: list[str] = []
    monkeypatch.setattr("hall.district.post", lambda message: found.append(message.id))
    return found


def visits() -> int:
    from hall.models import Visit

    return Visit.objects.count()


def for_parent(case: str, step: str) -> str:
    return f"/cases/{case}/{step}?for={Visitor('parent').number}"


def test_a_whole_case_from_application_to_payment(left: list[str]) -> None:
    case = opened(Visitor("parent"))
    counter, clerk, head = (Visitor(name) for name in ("counter", "clerk", "head"))
    said = counter.sends(for_parent(case, "submit"), ticket="7", consent="paper 7")
    assert said == 302 and visits() == 1 and left, counter.text
    assert Visitor("reviewer").sends(f"/cases/{case}/first_review") == 302
    assert Visitor("confirmer").sends(f"/cases/{case}/confirm") == 302
    assert clerk.sends("/new/childcare:payments/open", **{"data.batch_name": "一"}) == 302
    batch = next(one.id for one in cases() if one.id != case)
    assert clerk.sends(f"/cases/{batch}/collect", **{"links.member": case}) == 302
    sums = {"data.member_count": 1, "data.total_yuan": 3600}
    assert clerk.sends(f"/cases/{batch}/close_list", **sums) == 302
    assert clerk.sends(f"/cases/{batch}/order_payment") == 302
    assert head.sends(f"/cases/{batch}/order_payment/second_person", answer="agree") == 302
    receipt = {"data.bank_receipt": "HD1"}
    assert clerk.sends(f"/cases/{batch}/confirm_paid", **receipt) == 302
    assert state(case) == ("paid",)
    page = Visitor("parent").get(f"/cases/{case}").content.decode()
    assert "Progress" in page and "程小满" not in page, "what is about a person is masked"


def test_a_ticket_called_twice_takes_the_step_back_with_it(left: list[str]) -> None:
    case = opened(Visitor("parent"))
    counter = Visitor("counter")
    contact = {"data.contact_channel": "phone", "ticket": "7"}
    assert counter.sends(f"/cases/{case}/contact_applicant", **contact) == 302
    left.clear()
    said = counter.sends(for_parent(case, "submit"), ticket="7", consent="paper 7")
    assert said == 422 and "called today already" in counter.text
    assert (state(case), visits(), left) == (("draft",), 1, [])


def test_a_refused_step_notes_no_visit(left: list[str]) -> None:
    case = opened(Visitor("parent"))
    counter = Visitor("counter")
    assert counter.sends(for_parent(case, "submit"), ticket="7", consent=" ") == 422
    assert (state(case), visits(), left) == (("draft",), 0, [])
    assert counter.sends(for_parent(case, "submit"), ticket="x", consent="paper") == 422
    assert state(case) == ("draft",)


def test_messages_leave_after_the_commit_and_never_without_it(left: list[str]) -> None:
    from hall.district import deliver_after_commit, here

    parent = Visitor("parent")
    case = opened(parent)
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        here().act(case, "submit", by=parent.number)
        deliver_after_commit()
        raise ZeroDivisionError
    assert not left and state(case) == ("draft",)
    with transaction.atomic():
        here().act(case, "submit", by=parent.number)
        deliver_after_commit()
        assert not left
    assert len(left) == 2


def test_what_cannot_leave_waits_and_the_step_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    from hall.district import deliver

    def broken(message: Message) -> None:
        raise ConnectionError

    monkeypatch.setattr("hall.district.post", broken)
    parent = Visitor("parent")
    case = opened(parent)
    assert parent.sends(f"/cases/{case}/submit") == 302 and state(case) == ("submitted",)
    again: list[str] = []
    monkeypatch.setattr("hall.district.post", lambda message: again.append(message.id))
    deliver()
    assert len(again) == 2


def test_two_requests_at_once_do_it_once() -> None:
    case = opened(Visitor("parent"))
    address, both, said = f"/cases/{case}/first_review", threading.Barrier(2, timeout=20), []
    assert Visitor("parent").sends(f"/cases/{case}/submit") == 302
    visitors = [Visitor("reviewer"), Visitor("reviewer")]

    def work(visitor: Visitor, ticket: int) -> None:
        both.wait()
        try:
            said.append(visitor.sends(address, ticket=str(ticket)))
        finally:
            connections.close_all()

    threads = [threading.Thread(target=work, args=(one, at)) for at, one in enumerate(visitors, 1)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert said.count(302) == 1 and state(case) == ("first_reviewed",)
    assert visits() == 1, "whoever came too late has noted no visit"


def test_sent_twice_is_done_once() -> None:
    case = opened(Visitor("parent"))
    counter = Visitor("counter")
    given = {"data.contact_channel": "phone", "ticket": "7", "key": "k1"}
    address = f"/cases/{case}/contact_applicant"
    assert [counter.sends(address, **given) for _ in range(2)] == [302, 302]
    assert visits() == 1


def test_residents_see_their_own_and_nobody_elses() -> None:
    from django.contrib.auth.models import User
    from hall.demo import _user

    case = opened(Visitor("parent"))
    _user("stranger", "陌生人 / stranger", "x", staff=False)
    assert User.objects.filter(username="stranger").exists()
    stranger = Visitor("stranger")
    assert stranger.get(f"/cases/{case}").status_code == 404
    assert stranger.get(for_parent(case, "submit")).status_code == 404
    assert stranger.get("/visits").status_code == 403
    assert Visitor("parent").get(for_parent(case, "submit")).status_code == 404
    forged = stranger.sends("/new/childcare:operate/open", **parts())
    assert forged == 422 and len(cases()) == 1


def test_pages_speak_the_readers_language_and_forms_ask_for_a_token(data: Path) -> None:
    parent = Visitor("parent")
    address = "/new/childcare:operate/open"
    english = parent.get(address).content.decode()
    chinese = parent.get(address, headers={"accept-language": "zh-CN"}).content.decode()
    assert 'lang="en"' in english and "Account (of the applicant" in english
    assert 'lang="zh-hans"' in chinese and "收款账号" in chinese
    ids = [f'id="{one}"' for one in ("data.child_name", "data.bank_card")]
    assert all(one in english for one in ids) and 'for="data.child_name"' in english
    assert parent.post(address, parts()).status_code == 403
