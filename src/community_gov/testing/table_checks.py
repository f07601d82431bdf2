"""Compare what a step of a table expects with what happened."""

from collections.abc import Iterator

from attrs import frozen

from community_gov.domain.errors import CommunityGovError, Problem, nearest
from community_gov.domain.text import Text
from community_gov.testing.bench import Bench
from community_gov.testing.possible import say_why
from community_gov.testing.table_shape import StepShape

_NOTHING = Text("没有", "nothing")


@frozen
class Checks:
    """The expectations of a step about a case."""

    bench: Bench
    case: str | None

    def problems(
        self, step: StepShape, refusal: CommunityGovError | None, before: int
    ) -> list[Problem]:
        """Return all that is not as the step says.

        Args:
            before: how much had been told when the step began.
        """
        return [
            *self._refused(step, refusal),
            *self._state(step),
            *self._told(step, before),
            *self._due(step),
            *self._points(step),
            *self._holds(step),
        ]

    def _refused(self, step: StepShape, refusal: CommunityGovError | None) -> Iterator[Problem]:
        if step.refused is None:
            return
        wanted = step.refused
        said = {wanted: ""} if isinstance(wanted, str) else wanted
        reasons = said if isinstance(said, dict) else dict.fromkeys(said, "")
        expected = tuple(sorted(reasons))
        if refusal is None:
            state = self.bench.state(self.case) if self.case else "–"
            yield Problem("bench.not_refused", params={"expected": expected, "state": state})
            return
        happened = tuple(sorted({one.code for one in refusal.problems}))
        if happened != expected:
            params = {"expected": expected, "happened": happened, "why": say_why(refusal)}
            possible = self.bench.possible(self.case) if self.case else ("–",)
            yield Problem("bench.refused_otherwise", params={**params, "possible": possible})
            return
        for code, why in reasons.items():
            texts = [one.what for one in refusal.problems if one.code == code]
            if not _among(why, texts):
                params = {"code": code, "expected": why, "happened": texts}
                yield Problem("bench.why", params=params)

    def _state(self, step: StepShape) -> Iterator[Problem]:
        if step.then is None or self.case is None:
            return
        there = self.bench.where(self.case)
        workflow = there.workflow_of(self.case)
        wanted = {one.strip() for one in step.then.split("+")}
        labels = {one.name: one.label for one in workflow.every_state()}
        for one in sorted(wanted):
            if not any(one in (name, text.zh, text.en) for name, text in labels.items()):
                near = nearest(one, labels)
                yield Problem("bench.no_state", params={"name": one, "near": near})
                return
        configuration = there.case(self.case).state.configuration
        here = {one: {one, labels[one].zh, labels[one].en} for one in configuration}
        met = [name for name, names in here.items() if names & wanted]
        innermost = set(self.bench.state(self.case).split(" + "))
        if len(wanted) == 1 and met:
            return
        if set(met) != innermost or len(wanted) != len(met):
            yield Problem(
                "bench.state",
                params={
                    "expected": step.then,
                    "happened": self.bench.state(self.case),
                    "possible": self.bench.possible(self.case),
                },
            )

    def _told(self, step: StepShape, before: int) -> Iterator[Problem]:
        if step.told is None:
            return
        new = self.bench.listen()[before:]
        if not step.told and new:
            told = [one.text for one in new]
            yield Problem("bench.told_somebody", params={"happened": told})
        for name, wanted in step.told.items():
            known = self.bench.is_known(name)
            to = {self.bench.id_of(name)} if known else {f"role:{name}"}
            texts = [one.text for one in new if one.to in to]
            for part in (wanted,) if isinstance(wanted, str) else wanted:
                if not any(_among(part, [text]) for text in texts):
                    params = {"who": name, "expected": part, "happened": texts or [_NOTHING]}
                    yield Problem("bench.not_told", params=params)

    def _due(self, step: StepShape) -> Iterator[Problem]:
        for clock, wanted in step.due.items():
            found = self.bench.due(self.case, clock) if self.case else None
            if str(wanted) != (found or "none"):
                there = self.bench.where(self.case) if self.case else None
                lines = there.deadlines(self.case) if there and self.case else ()
                running = [f"{one.clock} {one.due.day}" for one in lines]
                params = {"clock": clock, "expected": wanted, "happened": found or _NOTHING}
                yield Problem("bench.due", params={**params, "running": running or _NOTHING})

    def _points(self, step: StepShape) -> Iterator[Problem]:
        for name, wanted in step.points.items():
            found = self.bench.points(name)
            if found != wanted:
                params = {"who": name, "expected": wanted, "happened": found}
                yield Problem("bench.points", params=params)

    def _holds(self, step: StepShape) -> Iterator[Problem]:
        if self.case is None:
            return
        for field, wanted in step.holds.items():
            found = self.bench.value(self.case, field)
            if str(found) != str(wanted):
                params = {"field": field, "expected": wanted, "happened": found}
                yield Problem("bench.held", params=params)
        if step.flags is not None:
            up = self.bench.where(self.case).case(self.case).state.flags
            if sorted(up) != sorted(step.flags):
                params = {"expected": step.flags or [_NOTHING], "happened": up or [_NOTHING]}
                yield Problem("bench.flags", params=params)


def _among(part: str, texts: list[Text]) -> bool:
    return any(part in text.zh or part in text.en for text in texts)
