"""Cases and changes as the services would hand them to the store, without asking anybody."""

import hashlib
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta

from attrs import evolve

from community_gov.domain.calendar import Due
from community_gov.domain.cases import Case, Running
from community_gov.domain.commands import Command, Held, Kind
from community_gov.domain.events import Decision, Event
from community_gov.domain.facts import Fact, Facts
from community_gov.domain.people import Actor
from community_gov.domain.sealed import Sealed
from community_gov.domain.text import Text, same
from community_gov.services.ports import Change, ClaimTaken, Message, Receipt
from community_gov.workflow.definition import Action, Arc, Role, State, Status, Workflow
from community_gov.workflow.hashing import content_hash

MORNING = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
HERE, THERE = "lane", "harbour"

WORKFLOW = Workflow(
    name="lamps:repair",
    label=Text("路灯报修", "Lamp repair"),
    roles=(Role("clerk", Text("社工", "Clerk"), "community"),),
    states=(State("asked", same("asked")), State("mended", same("mended"), status=Status.FINAL)),
    actions=(
        Action("ask", Text("报修", "Ask"), (Arc("start", "asked"),), ("clerk",)),
        Action("mend", Text("修好", "Mend"), (Arc("asked", "mended"),), ("clerk",)),
    ),
)
PINNED = content_hash(WORKFLOW)


def hours(count: float) -> timedelta:
    return timedelta(hours=count)


def clock(due: datetime, **more: datetime) -> Running:
    return Running(MORNING, Due(date(2026, 3, 3), due, False), **more)


def sealed(value: str, find: str | None = None) -> Sealed:
    ciphertext = hashlib.sha512(value.encode()).digest()
    return Sealed(ciphertext, "key-1", value[:1] + "**", find)


def claim(owner: str, key: str = "k1", register: str = "lamp-year") -> ClaimTaken:
    return ClaimTaken(register, key, owner)


def message(id_: str, case: str = "c1", place: str = HERE) -> Message:
    return Message(id_, place, case, "p1", Text("已修好", "It is mended"), MORNING)


def receipt(key: str = "r1", fingerprint: str = "f1", place: str = HERE) -> Receipt:
    return Receipt(place, "p1", key, fingerprint, (("c1", 1),), MORNING)


def new_case(id_: str = "c1", place: str = HERE, program: str = "lamps:repair") -> Case:
    return Case(id_, place, program, PINNED, people={"asker": ("p1",)})


def change(
    before: Case,
    *,
    state: str = "asked",
    clocks: Mapping[str, Running] | None = None,
    values: Mapping[str, Sealed] | None = None,
    at: datetime = MORNING,
    **more: object,
) -> Change:
    """One step of a case: into a state, with these clocks and these sealed values."""
    held = {
        name: Held(
            before.held[name].version + 1 if name in before.held else 1, one.digest, find=one.find
        )
        for name, one in (values or {}).items()
    }
    kind = Kind.ACT if before.version else Kind.OPEN
    command = Command(kind, "ask", Actor("p1", {"clerk": "community"}), at, held=held)
    reached = evolve(before.state, configuration=(state,), clocks=clocks or {})
    event = Event(
        seq=before.version + 1,
        program=before.program,
        workflow=before.workflow,
        command=command,
        facts=Facts({"broken@1": Fact(True)}),
        decision=Decision("acted", reached, "clerk", held, done=("ask",)),
        label=same("ask"),
        label_told=same("asked"),
        states=(same(state),),
        told=(),
        right=same("clerk"),
    )
    after = evolve(before, version=event.seq, held={**before.held, **held}, state=reached)
    status = Status.FINAL if state == "mended" else Status.OPEN
    return Change(before, after, event, WORKFLOW, status, sealed=values or {}, **more)  # type: ignore[arg-type]


def opened(id_: str = "c1", place: str = HERE, **more: object) -> Change:
    return change(new_case(id_, place), **more)  # type: ignore[arg-type]
