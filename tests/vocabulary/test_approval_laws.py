"""Whatever people do in whatever order: it replays, nobody counts twice, nothing unseen passes."""

from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from community_gov import Answer, CommunityGovError
from community_gov.domain.cases import CaseState
from community_gov.domain.commands import Answer as Said
from community_gov.domain.commands import Kind

from .desk import Desk

WRITTEN = """
fields:
  use: {label: {zh: 用途, en: use}, type: text}
  note: {label: {zh: 备注, en: note}, type: text}
states:
  filed: {label: {zh: 已收, en: filed}}
  done: {label: {zh: 已批, en: approved}, status: closed}
actions:
  open: {label: {zh: 提交, en: hand in}, by: [resident], to: filed}
  change: {label: {zh: 更正, en: correct}, by: [clerk], from: filed, takes: [use, note]}
  look: {label: {zh: 踏勘, en: look}, by: [clerk, chief], from: filed}
  approve:
    label: {zh: 批准, en: approve}
    by: [clerk, chief]
    from: filed
    to: done
    takes: [note]
    signers: [clerk, officer]
    gates:
      use: {label: {zh: 看用途, en: use}, by: [chief, clerk], looks_at: [use], apart_from: [look]}
      note: {label: {zh: 看备注, en: note}, by: [chief, clerk], looks_at: [note], veto: false}
      owners:
        label: {zh: 业主, en: owners}
        by: [owner]
        needed: more than 1/2 of those taking part
      last: {label: {zh: 终审, en: last}, by: [chief, officer], after: [use, owners]}
clocks:
  poll:
    label: {zh: 表决期限, en: time to vote}
    duration: 3 calendar days
    runs_in: [filed]
    when: ['asked:approve']
    fires: approve
"""
PLAIN = ("use", "note", "last")
PEOPLE = ["clerk", "other clerk", "chief", "other chief", "third chief", "officer", "o1", "dep"]
WHO = st.sampled_from(PEOPLE)
VALUE = st.sampled_from(["a", "b"])
GATE = st.sampled_from([*PLAIN, "owners", "signer"])
STEP = st.one_of(
    st.tuples(st.just("ask"), WHO, VALUE),
    st.tuples(st.just("vote"), WHO, GATE, st.sampled_from(["agree", "agree", "refuse", "abstain"])),
    *[st.tuples(st.just("agree"), WHO, st.integers(0, 3))] * 4,
    st.tuples(st.just("stale"), WHO, GATE),
    st.tuples(st.just("change"), st.sampled_from(["use", "note"]), VALUE),
    st.tuples(st.just("look"), WHO),
    st.tuples(st.just("deputise"), WHO, st.sampled_from(["dep", "clerk", "o1"])),
    st.tuples(st.just("sign"), WHO, WHO, st.booleans()),
    st.tuples(st.just("assign"), WHO, WHO, st.sampled_from(["", *PLAIN, "owners"])),
    st.tuples(st.just("wait"), st.sampled_from([1, 4])),
)


class Office(Desk):
    """A desk at which one case goes through whatever happens to it."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder, WRITTEN)
        self.people["third chief"] = self.bench.worker("here", "chief", "office")
        self.case = self.open(people={"owner": ["o1", "o2", "clerk"]})
        self.act(self.case, "change", data={"use": "a", "note": "a"})
        self.seen: list[str] = ["nothing"]

    def do(self, step: tuple[Any, ...]) -> Answer | None:
        """Do a step; None when the rules, or the form, say no."""
        try:
            return getattr(self, f"_{step[0]}")(*step[1:])
        except CommunityGovError:
            return None

    def _ask(self, who: str, note: str) -> Answer:
        return self.act(self.case, "approve", who, data={"note": note})

    def _vote(self, who: str, gate: str, answer: str) -> Answer:
        self.seen.append(self.shown(self.case, gate))
        return self.vote(self.case, "approve", gate, answer, by=who)

    def _agree(self, who: str, number: int) -> Answer | None:
        """Agree at one of the gates that are open, so that a request gets somewhere."""
        gates = [one.partition("/")[2] for one in self.steps(self.case) if "/" in one]
        return self._vote(who, gates[number % len(gates)], "agree") if gates else None

    def _stale(self, who: str, gate: str) -> None:
        now = self.shown(self.case, gate)
        for old in {*self.seen} - {now}:
            codes = self.codes(self.vote, self.case, "approve", gate, by=who, shown=old)
            assert codes, "an answer to something else counted"

    def _change(self, field: str, value: str) -> Answer:
        return self.act(self.case, "change", data={field: value})

    def _look(self, who: str) -> Answer:
        return self.act(self.case, "look", who)

    def _deputise(self, principal: str, deputy: str) -> None:
        role = principal.rpartition(" ")[2]
        today = self.bench.moment.date()
        last = today + timedelta(days=2)
        self.here.deputise(self.person(principal), self.person(deputy), role, today, last)

    def _sign(self, who: str, by: str, added: bool) -> Answer:
        change = self.here.add_signer if added else self.here.drop_signer
        return change(self.case, "approve", self.person(who), by=self.person(by))

    def _assign(self, to: str, by: str, gate: str) -> Answer:
        person, by = self.person(to), self.person(by)
        return self.here.assign(self.case, "approve", person, by=by, gate=gate or None)

    def _wait(self, days: int) -> None:
        self.after(days=days)

    def pending(self) -> CaseState:
        return self.here.case(self.case).state


def hands(votes: Any) -> list[str]:
    return [one for vote in votes if vote.gate != "owners" for one in vote.persons]


@settings(max_examples=24, deadline=None)
@given(st.lists(STEP, min_size=8, max_size=30))
def test_whatever_people_do(steps: list[tuple[Any, ...]]) -> None:
    with TemporaryDirectory() as folder:
        office = Office(Path(folder))
        with office.bench:
            # In the end everybody agrees to whatever is left, so that much of it is approved.
            last = [("agree", who, number) for number in range(4) for who in PEOPLE]
            for step in (("ask", "clerk", "a"), *steps, ("ask", "clerk", "b"), *last):
                office.do(step)
                waiting = office.pending().pending.get("approve")
                if waiting is not None:
                    used = hands(waiting.votes)
                    assert len(used) == len(set(used)), "one hand counts twice"
                    assert waiting.command.by.persons.isdisjoint(used), "an own request"
                    cast = [one.voter for one in waiting.votes if one.gate == "owners"]
                    assert len(cast) == len(set(cast)) and set(cast) <= {
                        *waiting.electorates["owners"]
                    }
            _passed_soundly(office)
            assert office.sound()


def _passed_soundly(office: Office) -> None:
    """If it was approved, each gate was passed by who could, on what was asked for last."""
    events = office.here.history(office.case)
    for before, event in pairwise(events):
        if event.decision.done != ("approve",):
            continue
        asked = before.decision.state.pending.get("approve")
        if asked is None:
            continue  # every approval had survived
        if event.command.kind is Kind.VOTE:
            gate = event.command.gate or ""
            assert event.command.shown == asked.shown.get(gate, asked.digest)
        agreed = {
            gate: [
                vote.persons
                for vote in asked.votes
                if vote.gate == gate and vote.answer is Said.AGREE
            ]
            for gate in PLAIN
        }
        if event.command.kind is Kind.VOTE and event.command.answer is Said.AGREE:
            persons = tuple(sorted(event.command.by.persons))
            agreed.setdefault(event.command.gate or "", []).append(persons)
        needs = {"use": 1, "note": 1, "last": 1}
        assert all(len(agreed[gate]) >= need for gate, need in needs.items())
        looked = set(before.decision.state.done_by.get("look", ()))
        assert all(looked.isdisjoint(one) for one in agreed["use"])
