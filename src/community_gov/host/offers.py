"""Turn what a plugin offers into programs, workflows, questions and patches with full names."""

from typing import TypeVar

from attrs import evolve

from community_gov.domain.errors import CommunityGovError
from community_gov.domain.programs import Program
from community_gov.host.asking import Active
from community_gov.host.fresh import fresh
from community_gov.host.naming import QUESTION, full_name, owner_of, with_full_names
from community_gov.host.workflow_file import read_workflow
from community_gov.plugin.contributions import Offer, WorkflowClass, WorkflowFile
from community_gov.workflow.definition import Workflow
from community_gov.workflow.questions import Question

Named = TypeVar("Named", Program, Question)


def offered(plugin: Active, offer: Offer) -> tuple[Program, Workflow]:
    """Return a program and its workflow.

    Raises:
        InvalidFile: the workflow's file or class is wrong; all of it.
        PluginError: the file is missing, or program and workflow do not name each other.
    """
    workflow = _workflow(plugin, offer.workflow)
    program = evolve(
        fresh(offer.program, plugin.name),
        name=own_name(plugin, offer.program.name),
        workflow=own_name(plugin, offer.program.workflow),
    )
    if program.workflow != workflow.name:
        raise plugin.installed.error(
            "plugin.other_workflow",
            program=program.name,
            expected=program.workflow,
            found=workflow.name,
        )
    return program, workflow


def asked(plugin: Active, question: Question) -> Question:
    """Return a question with its full name.

    Raises:
        PluginError: the name has no version, or is somebody else's.
    """
    name = own_name(plugin, question.name)
    if not QUESTION.fullmatch(name):
        raise plugin.installed.error("plugin.question_name", name=name)
    origin = question.origin if question.origin.plugin else plugin.installed.origin(question.answer)
    origin = evolve(origin, version=plugin.installed.version)
    return evolve(fresh(question, plugin.name), name=name, origin=origin)


def own_name(plugin: Active, name: str) -> str:
    """Return a full name in the plugin's own name.

    Raises:
        PluginError: the name is in another plugin's.
    """
    full = full_name(name, plugin.name)
    if owner_of(full) != plugin.name:
        raise plugin.installed.error("plugin.foreign_name", name=name)
    return full


def _workflow(plugin: Active, written: Workflow | WorkflowFile | WorkflowClass) -> Workflow:
    if isinstance(written, WorkflowFile):
        return _from_file(plugin, written)
    workflow = written if isinstance(written, Workflow) else _from_class(plugin, written)
    own_name(plugin, workflow.name)
    return with_full_names(fresh(workflow, plugin.name), plugin.name)


def _from_file(plugin: Active, written: WorkflowFile) -> Workflow:
    content, file = plugin.installed.resource(written.package, written.file)
    settings = {**plugin.chosen.by_name, **written.settings}
    return read_workflow(content, file, plugin.name, settings)


def _from_class(plugin: Active, written: WorkflowClass) -> Workflow:
    # The engine takes a tenth of a second to import, and places with files alone never need it.
    from community_gov.workflow.chart.class_reader import read_class

    try:
        return read_class(written.chart)
    except CommunityGovError:
        raise
    except Exception as error:
        raise plugin.installed.raised("programs", error) from error
