"""Build what holds in one place: all or nothing, and nothing shared with another place."""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import TypeVar

from attrs import evolve, frozen

from community_gov.domain.calendar import CHINA_TIME, USUAL_HOURS, WorkCalendar
from community_gov.domain.errors import InvalidFile, Problem, nearest
from community_gov.domain.notices import NoticeBook
from community_gov.domain.places import Place
from community_gov.host.appoints import read_appoints
from community_gov.host.asking import Active, Asking, activated
from community_gov.host.calendars import load_calendar
from community_gov.host.catalogue import Catalogue
from community_gov.host.contents import Contents, collected
from community_gov.host.freezes import read_freezes
from community_gov.host.indicators import read_indicators
from community_gov.host.notices import read_notices
from community_gov.host.place_file import Listed, PlaceFile
from community_gov.host.points import unknown_rules
from community_gov.host.report import PlaceReport, PluginReport
from community_gov.host.settings import choose
from community_gov.plugin.contributions import Chapter
from community_gov.services.ports import Rulebook
from community_gov.workflow.checking import problems_in
from community_gov.workflow.checking.between import problems_between

Key = TypeVar("Key")
Value = TypeVar("Value")


@frozen
class Built:
    """One place, ready to be used.

    Attributes:
        active: its plugins, each with an instance that no other place has.
    """

    rulebook: Rulebook
    chapters: tuple[Chapter, ...]
    report: PlaceReport
    active: tuple[Active, ...]


def build(
    place: Place,
    chain: Sequence[PlaceFile],
    catalogue: Catalogue,
    elsewhere: Iterable[object] = (),
) -> Built:
    """Build one place.

    Args:
        place: with all bodies that have power there.
        chain: its file and those above it, the outermost first.
        catalogue: the plugins that may be listed.
        elsewhere: instances of other places; a plugin that hands one out again is refused.

    Raises:
        InvalidFile: what the files say cannot be; all problems at once.
        PluginError: a plugin could not be loaded, or broke a promise.
    """
    lister = next((file for file in reversed(chain) if file.plugins is not None), None)
    below = chain[chain.index(lister) :] if lister else ()
    if lister is not None and lister.brought is not None:
        catalogue = catalogue.after(lister.brought.plugins(place.name))
    active = _activated(lister, below, catalogue)
    refuse_shared(active, elsewhere)
    _refuse_strays(active, below)
    contents = collected(active, Asking(active), lister)
    problems = [
        problem
        for workflow in contents.workflows.values()
        for problem in problems_in(workflow, contents.questions)
    ]
    programs = {name: program.workflow for name, program in contents.programs.items()}
    problems += problems_between(contents.workflows, programs)
    problems += unknown_rules(contents.workflows.values(), contents.point_rules)
    told = read_notices(chain, below, contents)
    problems += told.problems
    watched = read_indicators(below, contents)
    problems += watched.problems
    frozen_days = read_freezes(chain, contents.workflows)
    problems += frozen_days.problems
    entrusted = read_appoints(chain, place, contents.workflows)
    problems += entrusted.problems
    if problems:
        raise InvalidFile(*problems)
    report = _report(place, lister, active, contents)
    chapters = tuple(contents.chapters.values())
    rulebook = evolve(
        _rulebook(place, chain, contents, told.book),
        indicators=_frozen(watched.indicators),
        freezes=tuple(frozen_days.freezes),
        appoints=_frozen(entrusted.bodies),
    )
    return Built(rulebook, chapters, report, tuple(active))


def _activated(
    lister: PlaceFile | None, below: Sequence[PlaceFile], catalogue: Catalogue
) -> list[Active]:
    active = []
    problems: list[Problem] = []
    for listed in (lister.plugins or ()) if lister else ():
        assert lister is not None
        if listed.name not in catalogue:
            near = nearest(listed.name, catalogue) or "—"
            problem = listed.document.problem(
                "plugin.unknown", listed.at, name=listed.name, near=near
            )
            problems.append(problem)
            continue
        try:
            active.append(_one(lister, listed, below, catalogue))
        except InvalidFile as error:
            problems.extend(error.problems)
    if problems:
        raise InvalidFile(*problems)
    return active


def _one(
    lister: PlaceFile, listed: Listed, below: Sequence[PlaceFile], catalogue: Catalogue
) -> Active:
    installed = catalogue[listed.name]
    maker = installed.maker()
    chosen = choose(maker, installed, lister, listed, below)
    return activated(maker, installed, listed, chosen)


def refuse_shared(active: Iterable[Active], elsewhere: Iterable[object]) -> None:
    """Refuse plugins whose instance another place has already.

    Raises:
        PluginError: the plugin handed out one object twice.
    """
    others = {id(one) for one in elsewhere}
    for plugin in active:
        if id(plugin.instance) in others:
            raise plugin.installed.error("plugin.shared")


def _refuse_strays(active: Sequence[Active], below: Sequence[PlaceFile]) -> None:
    """Refuse values for a plugin that is not at work."""
    names = [plugin.name for plugin in active]
    problems = [
        file.document.problem(
            "place.values_for_nobody",
            ("values", name),
            name=name,
            near=nearest(name, names) or "—",
        )
        for file in below
        for name in file.values
        if name not in names
    ]
    if problems:
        raise InvalidFile(*problems)


def _rulebook(
    place: Place, chain: Sequence[PlaceFile], contents: Contents, notices: NoticeBook
) -> Rulebook:
    languages = [file.language for file in chain if file.language is not None]
    return Rulebook(
        place=place,
        programs=_frozen(contents.programs),
        workflows=_frozen(contents.workflows),
        questions=_frozen(contents.questions),
        calendar=_calendar(chain),
        zone=CHINA_TIME,
        language=languages[-1] if languages else "zh",
        schemes=_frozen(contents.schemes),
        point_rules=_frozen(contents.point_rules),
        rewards=_frozen(contents.rewards),
        taxonomies=_frozen(contents.taxonomies),
        classifiers=_frozen(contents.classifiers),
        notices=notices,
    )


def _frozen(entries: Mapping[Key, Value]) -> Mapping[Key, Value]:
    return MappingProxyType(dict(entries))


def _calendar(chain: Sequence[PlaceFile]) -> WorkCalendar:
    """Return the calendar of the nearest file that names one, with the closures of all.

    The office hours are those of the nearest file that gives any.
    """
    named = [file for file in chain if file.calendar is not None]
    name = named[-1].calendar if named else None
    hours = [file.hours for file in chain if file.hours is not None]
    closures = {day: why for file in chain for day, why in file.closures.items()}
    try:
        shipped = load_calendar(name or "cn")
    except LookupError as error:
        problem = named[-1].document.problem("place.calendar", ("calendar",), name=name)
        raise InvalidFile(problem) from error
    return evolve(shipped, closures=closures, hours=hours[-1] if hours else USUAL_HOURS)


def _report(
    place: Place, lister: PlaceFile | None, active: Sequence[Active], contents: Contents
) -> PlaceReport:
    plugins = tuple(
        PluginReport(
            name=plugin.name,
            label=plugin.label,
            version=plugin.installed.version,
            distribution=plugin.installed.distribution,
            where=plugin.listed.where,
            settings=plugin.chosen.reports,
            gives=tuple(contents.gives[plugin.name]),
        )
        for plugin in active
    )
    listed_by = lister.place.name if lister else ""
    return PlaceReport(place.name, listed_by, plugins, contents.patches)
