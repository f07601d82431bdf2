"""Read a place file: who the place is, which plugins it chose, what it patches and sets."""

import hashlib
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from attrs import evolve, frozen

from community_gov.domain.calendar import OfficeHours
from community_gov.domain.errors import InvalidFile
from community_gov.domain.places import Body, Place, Resource
from community_gov.domain.text import Language, Text
from community_gov.host.brought import Brought, read_brought
from community_gov.host.office_hours import read_hours
from community_gov.host.patch_parts import place_converter, read_patches
from community_gov.host.place_shape import (
    AppointsShape,
    FreezeShape,
    IndicatorShape,
    NoticesShape,
    PlaceShape,
)
from community_gov.host.structuring import structure
from community_gov.host.workflow_parts import Parts
from community_gov.host.yaml_reader import Document, Steps, read_yaml_file
from community_gov.workflow.patches import Patch

_CONVERTER = place_converter()


@frozen
class Written:
    """A value for a setting, and where it was written."""

    value: object
    document: Document
    at: Steps

    @property
    def where(self) -> str:
        """File and line."""
        return self.document.where(self.at)


@frozen
class Listed:
    """A plugin as a place's file lists it, with values for its settings."""

    name: str
    settings: Mapping[str, Written]
    document: Document
    at: Steps

    @property
    def where(self) -> str:
        """File and line."""
        return self.document.where(self.at)


@frozen
class PlaceFile:
    """One place as its own file describes it.

    Attributes:
        place: with the bodies of this file only.
        calendar: name of the work calendar, or None when the file leaves it to the place above.
        closures: days off of this place and of those under it.
        hours: office hours, or None when the file leaves them to the place above.
        notices: how people are told, as the file says it; what it means depends on plugins.
        freezes: days on which nothing is approved, here and in the places below.
        appoints: which workflows may appoint to what, here and in the places below.
        indicators: what the place watches, as the file says it.
        plugins: in order; None when the file leaves them to the place above.
        values: by plugin, values that override single settings, from above too.
        brought: its own folder of little plugins, if it has one.
        digest: SHA-256 of the file, and of what the folder holds.
    """

    place: Place
    document: Document
    digest: str
    language: Language | None
    calendar: str | None
    closures: Mapping[date, Text]
    hours: OfficeHours | None
    notices: NoticesShape | None
    freezes: tuple[FreezeShape, ...]
    appoints: tuple[AppointsShape, ...]
    indicators: Mapping[str, IndicatorShape]
    plugins: tuple[Listed, ...] | None
    patches: Mapping[str, tuple[Patch, ...]]
    values: Mapping[str, Mapping[str, Written]]
    brought: Brought | None


def read_place(path: Path) -> PlaceFile:
    """Read one place file.

    Raises:
        InvalidFile: all that is wrong with it, each with its line and path.
    """
    document, content = read_yaml_file(path)
    shape = structure(_CONVERTER, document, document.value, PlaceShape)
    parts = Parts(document, shape.place, [])
    brought = read_brought(path.with_name(shape.place))
    made = PlaceFile(
        place=_place(shape),
        document=document,
        digest=hashlib.sha256(content).hexdigest() + (brought.digest if brought else ""),
        language=shape.language,
        calendar=shape.calendar.name if shape.calendar else None,
        closures=shape.calendar.closures if shape.calendar else {},
        hours=read_hours(shape.calendar.hours if shape.calendar else None, parts),
        notices=shape.notices,
        freezes=shape.freezes,
        appoints=shape.appoints,
        indicators=shape.indicators,
        plugins=_listed(shape, parts),
        patches=read_patches(shape.patches, parts),
        values={
            plugin: _written(values, document, ("values", plugin))
            for plugin, values in shape.values.items()
        },
        brought=brought,
    )
    if shape.patches and shape.plugins is None:
        parts.problems.append(document.problem("place.patches_without_plugins", ("patches",)))
    if parts.problems:
        raise InvalidFile(*parts.problems)
    return made


def read_change(path: Path, file: PlaceFile) -> PlaceFile:
    """Read values for settings of plugins, as a file of its own under that of a place.

    Args:
        path: YAML; by plugin, values as under ``values`` in a place file.
        file: of the place; only its values are others.

    Raises:
        InvalidFile: it has another form; all that is wrong, each with its line and path.
    """
    read, _ = read_yaml_file(path)
    written = structure(_CONVERTER, read, read.value, dict[str, dict[str, object]])
    # Problems look for what they name under "values", where a place file has it.
    lines = {("values", *steps): line for steps, line in read.lines.items()}
    document = evolve(read, lines={**read.lines, **lines})
    values = {
        plugin: _written(settings, document, (plugin,)) for plugin, settings in written.items()
    }
    return evolve(
        file,
        document=document,
        values=values,
        plugins=None,
        patches={},
        brought=None,
        calendar=None,
        hours=None,
        notices=None,
        freezes=(),
        appoints=(),
        indicators={},
        closures={},
    )


def _place(shape: PlaceShape) -> Place:
    bodies = {name: Body(name, one.kind, one.label) for name, one in shape.bodies.items()}
    resources = {
        name: Resource(name, one.label, one.capacity) for name, one in shape.resources.items()
    }
    return Place(shape.place, shape.kind, shape.label, shape.under, bodies, resources)


def _written(values: Mapping[str, object], document: Document, at: Steps) -> Mapping[str, Written]:
    return {name: Written(value, document, (*at, name)) for name, value in values.items()}


def _listed(shape: PlaceShape, parts: Parts) -> tuple[Listed, ...] | None:
    if shape.plugins is None:
        return None
    document = parts.document
    listed: dict[str, Listed] = {}
    for number, entry in enumerate(shape.plugins):
        at: Steps = ("plugins", number)
        if isinstance(entry, dict) and len(entry) != 1:
            parts.problems.append(document.problem("place.one_plugin", at))
            continue
        name, values = (entry, {}) if isinstance(entry, str) else next(iter(entry.items()))
        if name in listed:
            params = {"name": name, "first": listed[name].where}
            parts.problems.append(document.problem("place.plugin_twice", at, **params))
        settings = _written(values, document, (*at, name))
        listed.setdefault(name, Listed(name, settings, document, at))
    return tuple(listed.values())
