"""What a plugin hands over, once, when its neighbourhood is built."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from attrs import field, frozen

from community_gov.domain.programs import Program
from community_gov.domain.text import Text
from community_gov.plugin.stage import Stage
from community_gov.workflow.definition import Workflow
from community_gov.workflow.patches import Patch

if TYPE_CHECKING:
    from community_gov.workflow.chart.class_reader import ChartClass


@frozen
class WorkflowFile:
    """A workflow in a YAML file of the plugin's own package.

    Attributes:
        package: the import name of the package that holds the file.
        file: its path in the package, with forward slashes.
        settings: values for ``{setting: name}`` in the file.
    """

    package: str
    file: str
    settings: Mapping[str, object] = field(factory=dict)


@frozen
class WorkflowClass:
    """A workflow as a python-statemachine class with a ``rules`` table in its body."""

    chart: "ChartClass"


@frozen
class Offer:
    """A program together with the workflow that its cases follow.

    Attributes:
        program: its `workflow` names the workflow below.
        workflow: in whichever way it was written; both become the same thing.
    """

    program: Program
    workflow: Workflow | WorkflowFile | WorkflowClass


@frozen
class Splice:
    """Patches for somebody else's workflow.

    Attributes:
        workflow: its full name, such as ``garden:plot``.
        setting: the setting that asked for it, and the way to the part of its value, such as
            ``("awards", 0)``; what is wrong with the patches is then said with file and line
            of the place that wrote it.
    """

    workflow: str
    patches: tuple[Patch, ...]
    setting: tuple[str | int, ...] = ()


@frozen
class Chapter:
    """One chapter of the story that ``community-gov story`` tells.

    Attributes:
        name: what its figures are kept under.
        places: the places that it plays in; it is told when all of them are there.
        tell: called with a `Stage`; uses only public names.
        words: what its figures are called, by name; ``name.part`` for a part of one, by its key
            or its number from 1. What has no words is kept for machines only.
    """

    name: str
    title: Text
    places: tuple[str, ...]
    tell: Callable[[Stage], None] = field(repr=False, eq=False)
    words: Mapping[str, Text] = field(factory=dict, repr=False, eq=False)
