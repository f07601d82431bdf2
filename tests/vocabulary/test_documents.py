"""Documents by step and outcome, with an end, in both directions; checklists; single items."""

from datetime import date
from pathlib import Path

import pytest

from community_gov import CommunityGovError, Document

from .desk import Desk

WRITTEN = """
fields:
  outcome:
    label: {zh: 结果, en: outcome}
    type: choice
    choices: {granted: {zh: 准予, en: granted}, refused: {zh: 不予, en: refused}}
  licence:
    label: {zh: 许可证, en: licence}
    type: document
    expires: true
    personal: PERSONAL
  proof: {label: {zh: 证明, en: proof}, type: document, personal: PERSONAL}
  decision:
    label: {zh: 决定书, en: decision}
    type: document
    direction: out
    personal: PERSONAL
reasons: {blurred: {zh: 看不清, en: cannot be read}}
states:
  draft: {label: {zh: 草稿, en: draft}}
  filed: {label: {zh: 已收, en: filed}}
  back: {label: {zh: 待补正, en: to be corrected}, status: waiting}
  done: {label: {zh: 办结, en: done}, status: closed}
actions:
  open: {label: {zh: 填写, en: begin}, by: [resident], to: draft, takes: [licence, proof]}
  submit:
    label: {zh: 提交, en: hand in}
    by: [resident]
    from: draft
    to: filed
    needs: [licence, proof]
    takes: [licence]
  send_back:
    label: {zh: 退回, en: send back}
    by: [clerk]
    from: filed
    to: back
    correction: names
    reasons: [blurred]
  again:
    label: {zh: 补正, en: correct}
    by: [resident]
    from: back
    to: filed
    correction: replaces
  decide:
    label: {zh: 决定, en: decide}
    by: [clerk]
    from: filed
    to: done
    needs:
      - outcome
      - licence
      - {field: decision, when: {outcome: refused}}
    checklist:
      seen: {zh: 看过原件, en: original seen}
      matches: {zh: 与登记一致, en: agrees with the register}
"""
WRITTEN = WRITTEN.replace(
    "PERSONAL",
    "{about: resident, class: scan, purpose: {zh: 核对, en: to check}, retention: 12 months,"
    " readers: [clerk]}",
)
TICKED = {"decide-seen": True, "decide-matches": True}


def paper(until: date | None = None, name: str = "a") -> Document:
    return Document(f"{name}.pdf", b"%PDF-1.7 " + name.encode(), until)


VALID = date(2026, 3, 31)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path, WRITTEN)


def filed(desk: Desk) -> str:
    case = desk.open(data={"licence": paper(VALID), "proof": paper()})
    desk.act(case, "submit", "resident")
    return case


def test_a_document_that_can_expire_says_until_when(desk: Desk) -> None:
    assert desk.codes(desk.open, data={"licence": paper()}) == ["document.no_end"]
    assert desk.codes(desk.open, data={"licence": paper(date(2026, 3, 1))}) == ["document.expired"]
    assert desk.codes(desk.open, data={"licence": paper(date(2026, 3, 2))}) == []
    assert desk.codes(desk.open, data={"proof": paper()}) == []


def test_it_must_still_be_valid_when_it_is_used(desk: Desk) -> None:
    case = desk.open(data={"licence": paper(VALID), "proof": paper()})
    desk.after(days=30)
    assert desk.codes(desk.act, case, "submit", "resident") == ["document.expired"]
    fresh = {"licence": paper(date(2026, 12, 31), "new")}
    assert desk.act(case, "submit", "resident", data=fresh).states == ("filed",)
    assert desk.sound(), "the day is in a fact, not in the history"


def test_the_outcome_says_which_document_is_needed(desk: Desk) -> None:
    case = filed(desk)
    refusing = {"outcome": "refused", **TICKED}
    assert desk.codes(desk.act, case, "decide", data=refusing) == ["field.missing"]
    desk.act(case, "decide", data={**refusing, "decision": paper(name="decision")})
    assert desk.states(case) == ("done",)
    other = filed(desk)
    assert desk.act(other, "decide", data={"outcome": "granted", **TICKED}).states == ("done",)


def test_what_an_office_gives_out_its_receiver_may_read(desk: Desk) -> None:
    case = filed(desk)
    desk.act(case, "decide", data={"outcome": "refused", "decision": paper(name="no"), **TICKED})
    read = {"by": desk.people["resident"], "purpose": "open"}
    assert desk.here.read(case, "decision", **read).filename == "no.pdf"
    assert desk.codes(desk.here.read, case, "licence", **read) == ["field.not_yours"]
    assert desk.codes(desk.here.read, case, "decision", by=desk.people["chief"], purpose="open")


def test_every_item_of_the_checklist_is_ticked(desk: Desk) -> None:
    case = filed(desk)
    granting = {"outcome": "granted"}
    missing = desk.codes(desk.act, case, "decide", data=granting)
    assert missing == ["field.missing", "field.missing"]
    with pytest.raises(CommunityGovError) as caught:
        desk.act(case, "decide", data={**granting, **TICKED, "decide-matches": False})
    assert [one.code for one in caught.value.problems] == ["field.must_be"]
    assert "“agrees with the register” to be “yes”" in str(caught.value)
    assert "“与登记一致”须为“是”" in str(caught.value)
    desk.act(case, "decide", data={**granting, **TICKED})


def test_only_the_item_that_was_named_is_done_again(desk: Desk) -> None:
    case = filed(desk)
    desk.act(case, "send_back", items={"proof": "blurred"})
    both = {"proof": paper(name="b"), "licence": paper(VALID)}
    assert desk.codes(desk.act, case, "again", "resident", data=both) == ["field.not_sent_back"]
    desk.act(case, "again", "resident", data={"proof": paper(name="b")})
    held = desk.here.case(case).held
    assert (held["proof"].version, held["licence"].version) == (2, 1)


def test_old_and_new_stand_side_by_side_with_the_reason(desk: Desk) -> None:
    case = filed(desk)
    assert desk.here.corrections(case) == ()
    desk.act(case, "send_back", items={"proof": "blurred"})
    (waited,) = desk.here.corrections(case)
    assert (waited.field, waited.before.number, waited.after) == ("proof", 1, None)
    desk.after(days=1)
    desk.act(case, "again", "resident", data={"proof": paper(name="sharp")})
    desk.act(case, "send_back", items={"proof": "blurred"})
    desk.act(case, "again", "resident", data={"proof": paper(name="sharper")})
    first, second = desk.here.corrections(case)
    assert first.after is not None and second.after is not None
    assert (first.label.zh, first.reason and first.reason.en) == ("证明", "cannot be read")
    assert [first.before.number, first.after.number, second.after.number] == [1, 2, 3]
    assert (first.after.at - first.before.at).days == 1 and second.before == first.after
    assert "sharp" not in str(desk.here.corrections(case)), "what is sealed stays so"
    read = {"case": case, "field": "proof", "by": desk.people["clerk"], "purpose": "send_back"}
    names = [desk.here.read(**read, version=one).filename for one in (1, 2, None)]
    assert names == ["a.pdf", "sharp.pdf", "sharper.pdf"]
    assert desk.codes(desk.here.read, **read, version=4) == ["field.no_version"]
    stranger = {**read, "by": desk.people["chief"]}
    assert desk.codes(desk.here.read, **stranger, version=1) == ["field.not_yours"]
    assert desk.sound()


REFUSED = [
    ("takes: [licence, proof]}", "takes: [licence, decision]}", "workflow.given_out"),
    ("type: choice\n", "type: choice\n    expires: true\n", "workflow.expires"),
    ("direction: out", "direction: up", "file.choice"),
    ("when: {outcome: refused}", "when: {outcome: refusd}", "unknown.choice"),
]


@pytest.mark.parametrize(("right", "wrong", "code"), REFUSED)
def test_what_cannot_be_meant_is_refused(tmp_path: Path, right: str, wrong: str, code: str) -> None:
    with pytest.raises(CommunityGovError) as caught:
        Desk(tmp_path, WRITTEN.replace(right, wrong, 1))
    assert code in [one.code for one in caught.value.problems]
