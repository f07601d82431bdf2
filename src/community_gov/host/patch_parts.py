"""Turn the patches of a place file into patches of the kernel."""

from collections.abc import Mapping
from typing import Any

from attrs import fields
from cattrs import Converter

from community_gov.domain.effects import Notify
from community_gov.host.effects import effect_of
from community_gov.host.place_shape import (
    REPLACEMENTS,
    AddClockShape,
    PatchShape,
    ReplaceAction,
    ReplaceClock,
    ReplaceField,
    Replacement,
)
from community_gov.host.strict import expected
from community_gov.host.structuring import make_converter
from community_gov.host.workflow_parts import Parts
from community_gov.host.yaml_reader import Steps
from community_gov.workflow.patches import (
    AddCheck,
    AddClock,
    AddDocument,
    AddEffect,
    AddFlag,
    AddGate,
    AddNotice,
    Patch,
    Replace,
)
from community_gov.workflow.rewriting import items_of


def place_converter() -> Converter:
    """Return a strict converter that knows what a replacement replaces by its keys."""
    converter = make_converter()

    def replacement(value: object, _: object) -> Replacement:
        if not isinstance(value, dict):
            raise expected(dict)
        chosen: Any = next(
            (kind for kind in REPLACEMENTS if fields(kind)[0].name in value), REPLACEMENTS[-1]
        )
        return Replacement(converter.structure(value, chosen))

    converter.register_structure_hook(Replacement, replacement)
    return converter


def read_patches(
    shapes: Mapping[str, tuple[PatchShape, ...]], parts: Parts
) -> Mapping[str, tuple[Patch, ...]]:
    """Return the patches of a place file by workflow, in the order of the file."""
    patches = {}
    for workflow, listed in shapes.items():
        at: Steps = ("patches", workflow)
        patches[workflow] = tuple(
            _patch(shape, parts, (*at, number)) for number, shape in enumerate(listed)
        )
    return patches


def _patch(shape: PatchShape, parts: Parts, at: Steps) -> Patch:
    origin = parts.origin(at)
    if (gate := shape.add_gate) is not None:
        made = parts.gate(gate.name, gate.gate, (*at, "add_gate", "gate"))
        return AddGate(gate.action, made, origin)
    if (document := shape.add_document) is not None:
        field = parts.field(document.name, document.field, (*at, "add_document", "field"))
        return AddDocument(
            field,
            document.actions,
            origin,
            when=document.when,
            anew=document.anew,
            optional=document.optional,
        )
    if (more := shape.add_effect) is not None:
        return AddEffect(more.action, effect_of(more.effect), origin)
    if (notice := shape.add_notice) is not None:
        return AddNotice(notice.action, Notify(notice.to, notice.name), notice.text, origin)
    if (check := shape.add_check) is not None:
        condition = parts.condition(check.check, (*at, "add_check", "check"))
        return AddCheck(check.action, condition, check.first, origin)
    if (flag := shape.add_flag) is not None:
        mark = parts.flag(flag.name, flag.flag, (*at, "add_flag"))
        return AddFlag(mark, flag.raised_by, flag.lowered_by, origin)
    if shape.add_clock is not None:
        return _add_clock(shape.add_clock, parts, (*at, "add_clock"))
    assert shape.replace is not None
    return _replace(shape.replace, parts, (*at, "replace"))


def _add_clock(shape: AddClockShape, parts: Parts, at: Steps) -> Patch:
    clock, *rungs = parts.clocks(shape.name, shape.clock, (*at, "clock"))
    fired = None
    if shape.fires is not None:
        fired = parts.action(shape.fires.name, shape.fires.action, (*at, "fires", "action"))
    return AddClock(
        clock,
        fired,
        parts.origin(at),
        rungs=tuple(rungs),
        brings=tuple(
            parts.action(name, one, (*at, "actions", name)) for name, one in shape.actions.items()
        ),
    )


def _replace(replacement: Replacement, parts: Parts, at: Steps) -> Patch:
    shape, origin, inner = replacement.shape, parts.origin(at), (*at, "with")
    if isinstance(shape, ReplaceClock):
        clock, *rungs = parts.clocks(shape.clock, shape.with_, inner)
        return Replace(clock, None, origin, rungs=tuple(rungs))
    if isinstance(shape, ReplaceField):
        return Replace(parts.field(shape.field, shape.with_, inner), None, origin)
    if isinstance(shape, ReplaceAction):
        items = tuple(items_of(shape.action, shape.with_.checklist))
        return Replace(parts.action(shape.action, shape.with_, inner), None, origin, items=items)
    return Replace(parts.gate(shape.gate, shape.with_, inner), shape.action, origin)
