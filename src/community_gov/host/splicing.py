"""Bring the patches of plugins and of the place into the workflows they are meant for."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from attrs import evolve, frozen

from community_gov.domain.errors import InvalidFile, Problem, nearest
from community_gov.host.asking import Active
from community_gov.host.fresh import fresh
from community_gov.host.naming import Splicer
from community_gov.host.place_file import PlaceFile
from community_gov.host.report import PatchReport
from community_gov.plugin.contributions import Splice
from community_gov.workflow.compose import compose
from community_gov.workflow.definition import Origin, Workflow
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


@frozen
class Splicing:
    """The patches that one owner has for one workflow.

    Attributes:
        unknown: what to say when the workflow is not there, for each place that names it; the
            nearest name is filled in.
    """

    owner: str
    workflow: str
    patches: tuple[Patch, ...]
    unknown: tuple[Problem, ...]


def from_plugin(plugin: Active, splices: Sequence[Splice]) -> list[Splicing]:
    """Return a plugin's splices, one for each workflow."""
    by_workflow: dict[str, list[Splice]] = {}
    for splice in splices:
        by_workflow.setdefault(splice.workflow, []).append(splice)
    return [
        Splicing(
            plugin.name,
            workflow,
            tuple(_owned(patch, _origin(plugin, one)) for one in own for patch in one.patches),
            tuple(_unknown(plugin, one) for one in own),
        )
        for workflow, own in by_workflow.items()
    ]


def _origin(plugin: Active, splice: Splice) -> Origin:
    """Return the line of the setting that asked for a splice, or else the plugin's module."""
    written = plugin.chosen.written_at(splice.setting)
    if written is None:
        return Origin(plugin.name, type(plugin.instance).__module__)
    document, at = written
    return Origin(plugin.name, document.file, document.line(at))


def _unknown(plugin: Active, splice: Splice) -> Problem:
    written = plugin.chosen.written_at(splice.setting)
    if written is None:
        params = {"name": splice.workflow, "path": ""}
        return Problem("patch.no_workflow", str(plugin.installed), params)
    document, at = written
    return document.problem("patch.no_workflow", at, name=splice.workflow)


def _owned(patch: Patch, origin: Origin) -> Patch:
    made = fresh(patch, origin.plugin)
    return made if made.origin.file else evolve(made, origin=origin)


def from_place(file: PlaceFile) -> list[Splicing]:
    """Return the patches of a place's own file, one for each workflow."""
    owner = file.place.name
    return [
        Splicing(
            owner,
            workflow,
            tuple(fresh(patch, owner) for patch in patches),
            (file.document.problem("patch.no_workflow", ("patches", workflow), name=workflow),),
        )
        for workflow, patches in file.patches.items()
    ]


def spliced(
    workflows: Mapping[str, Workflow], splicings: Sequence[Splicing], given: Collection[str]
) -> tuple[dict[str, Workflow], tuple[PatchReport, ...]]:
    """Compose workflows with patches, in the order of the splicings.

    Args:
        given: full names that a patch may mean, as in `Splicer`.

    Raises:
        InvalidFile: patches for workflows that are not there, or that cannot be applied.
    """
    problems = [
        problem
        for one in splicings
        if one.workflow not in workflows
        for problem in _nowhere(one, workflows)
    ]
    by_workflow: dict[str, list[Patch]] = {}
    for one in splicings:
        names = Splicer.of(one.owner, one.workflow, given, one.patches)
        by_workflow.setdefault(one.workflow, []).extend(map(names.patch, one.patches))
    composed = dict(workflows)
    for name in (one for one in by_workflow if one in workflows):
        try:
            composed[name] = compose(workflows[name], *by_workflow[name])
        except InvalidFile as error:
            problems.extend(error.problems)
    if problems:
        raise InvalidFile(*problems)
    return composed, tuple(_reports(by_workflow))


def _nowhere(splicing: Splicing, workflows: Mapping[str, Workflow]) -> Iterator[Problem]:
    near = nearest(splicing.workflow, workflows) or "—"
    for unknown in splicing.unknown:
        yield evolve(unknown, params={**unknown.params, "near": near})


def _reports(by_workflow: Mapping[str, Sequence[Patch]]) -> Iterator[PatchReport]:
    for workflow, patches in by_workflow.items():
        for patch in patches:
            yield PatchReport(workflow, _described(patch), str(patch.origin))


def _described(patch: Patch) -> str:
    if isinstance(patch, AddGate):
        return f"add_gate {patch.gate.name}"
    if isinstance(patch, AddDocument):
        return f"add_document {patch.field.name}"
    if isinstance(patch, AddClock):
        return f"add_clock {patch.clock.name}"
    if isinstance(patch, AddEffect):
        return f"add_effect {patch.effect.kind}"
    if isinstance(patch, AddNotice):
        return f"add_notice {patch.notice.message}"
    if isinstance(patch, AddCheck):
        return f"add_check {patch.check}"
    if isinstance(patch, AddFlag):
        return f"add_flag {patch.flag.name}"
    assert isinstance(patch, Replace)
    return "replace " + " ".join(patch.target)
