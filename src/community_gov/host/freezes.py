"""Read in which times a place approves nothing; those of the places above hold too."""

from collections.abc import Collection, Iterable

from attrs import field, frozen

from community_gov.domain.errors import Problem, nearest
from community_gov.domain.freezes import Freeze
from community_gov.host.place_file import PlaceFile
from community_gov.host.yaml_reader import Steps


@frozen
class ReadFreezes:
    """In which times a place approves nothing, and what is wrong with that."""

    freezes: list[Freeze] = field(factory=list)
    problems: list[Problem] = field(factory=list)


def read_freezes(chain: Iterable[PlaceFile], own: Collection[str]) -> ReadFreezes:
    """Return in which times a place approves nothing.

    Args:
        chain: its file and those above it.
        own: the workflows that the place has; a place above may name one that is not among them.
    """
    files = list(chain)
    read = ReadFreezes()
    for file in files:
        for number, one in enumerate(file.freezes):
            at: Steps = ("freezes", number)
            if one.until < one.since:
                read.problems.append(file.document.problem("freeze.backwards", at))
            if one.workflow and one.workflow not in own and file is files[-1]:
                params = {"name": one.workflow, "near": nearest(one.workflow, own) or "—"}
                steps = (*at, "workflow")
                read.problems.append(file.document.problem("notices.workflow", steps, **params))
            read.freezes.append(Freeze(one.since, one.until, one.why, one.workflow or ""))
    return read
