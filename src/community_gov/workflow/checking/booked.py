"""What an effect on the ledger names, and what it needs besides."""

from collections.abc import Collection, Iterator

from community_gov.domain.effects import (
    Award,
    Effect,
    GiveBack,
    HandOver,
    Reserve,
    Restock,
    TakeBack,
)
from community_gov.domain.errors import Problem
from community_gov.domain.fields import FieldType
from community_gov.workflow.checking.unknown import unknown
from community_gov.workflow.definition import Action, Origin, Workflow

MEASURES = {
    "minutes": (FieldType.INT,),
    "role": (FieldType.CHOICE, FieldType.TEXT),
    "difficulty": (FieldType.CHOICE, FieldType.TEXT, FieldType.INT),
    "day": (FieldType.DATE,),
}
"""What a points rule may ask for, each with the types of fields that can say it."""

_NAMING = (FieldType.CHOICE, FieldType.TEXT)


def booked(
    effect: Effect, action: Action, workflow: Workflow, parts: Collection[str], at: Origin
) -> Iterator[Problem]:
    """Yield what is wrong with an effect on the ledger."""
    for name, types in _fields(effect):
        yield from _field(name, types, workflow, at)
    if isinstance(effect, Award | Reserve):
        yield from unknown("role", [_part(effect)], parts, at)
    if isinstance(effect, Reserve):
        yield from _until(effect, workflow, at)
    if isinstance(effect, Award):
        yield from _award(effect, workflow, at)
    if isinstance(effect, TakeBack) and not (action.gates or action.signers):
        yield Problem("workflow.take_back_alone", str(at), {"action": action.label})


def _part(effect: Award | Reserve) -> str:
    return effect.to if isinstance(effect, Award) else effect.of


def _fields(effect: Effect) -> Iterator[tuple[str, tuple[FieldType, ...]]]:
    """Yield the fields whose plain values an effect uses, each with the types it may have."""
    match effect:
        case Award():
            yield from ((one, _NAMING) for one in (effect.activity, effect.source) if one)
            yield from ((one, MEASURES.get(name, ())) for name, one in effect.measures.items())
        case Reserve(item=item, quantity=quantity) | Restock(item=item, quantity=quantity):
            yield item, _NAMING
            if quantity:
                yield quantity, (FieldType.INT,)
        case HandOver(quantity) if quantity:
            yield quantity, (FieldType.INT,)
        case _:
            return


def _field(
    name: str, types: tuple[FieldType, ...], workflow: Workflow, at: Origin
) -> Iterator[Problem]:
    field = next((one for one in workflow.fields if one.name == name), None)
    if field is None:
        yield from unknown("field", [name], [one.name for one in workflow.fields], at)
    elif field.personal is not None:
        yield Problem("workflow.booked_personal", str(at), {"field": field.label})
    elif types and field.type not in types:
        params = {"field": field.label, "types": ", ".join(types)}
        yield Problem("workflow.booked_type", str(at), params)


def _until(effect: Reserve, workflow: Workflow, at: Origin) -> Iterator[Problem]:
    """Yield what is wrong with the clock that ends a reservation: it must give back."""
    clock = next((one for one in workflow.clocks if one.name == effect.until), None)
    if clock is None:
        yield from unknown("clock", [effect.until], [one.name for one in workflow.clocks], at)
        return
    fired = workflow.action(clock.fires) if clock.fires else None
    if fired is None or not any(isinstance(one, GiveBack) for one in fired.effects):
        yield Problem("workflow.reserve_for_ever", str(at), {"clock": clock.label})


def _award(effect: Award, workflow: Workflow, at: Origin) -> Iterator[Problem]:
    if bool(effect.rule) == bool(effect.activity):
        yield Problem("workflow.award_rule", str(at))
    yield from unknown("measure", effect.measures, MEASURES, at)
    yield from unknown("field", effect.evidence, [one.name for one in workflow.fields], at)
