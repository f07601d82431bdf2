"""Read a table of workflow tests; everything that is wrong with it is said at once."""

from pathlib import Path

from attrs import frozen

from community_gov.domain.errors import InvalidFile, Problem
from community_gov.host.structuring import make_converter, structure
from community_gov.host.yaml_reader import Document, read_yaml_file
from community_gov.testing.table_shape import StepShape, TableShape

VERBS = ("opens", "does", "answers", "after", "at")


@frozen
class Table:
    """A table with the lines of its parts."""

    document: Document
    shape: TableShape

    def where(self, case: str, number: int) -> str:
        """Return file and line of a step, counted from 0."""
        return self.document.where(("cases", case, number))


def read_table(path: Path) -> Table:
    """Read a table of workflow tests.

    Raises:
        InvalidFile: it cannot be used; all problems, each with its line.
    """
    document, _ = read_yaml_file(path)
    shape = structure(make_converter(), document, document.value, TableShape)
    problems = _problems(document, shape)
    if problems:
        raise InvalidFile(*problems)
    return Table(document, shape)


def _problems(document: Document, shape: TableShape) -> list[Problem]:
    if not shape.cases or not all(shape.cases.values()):
        return [document.problem("bench.empty", ("cases",))]
    found = []
    for name, steps in shape.cases.items():
        for number, step in enumerate(steps):
            at = ("cases", name, number)
            if not _says_one_thing(step):
                found.append(document.problem("bench.one_verb", at))
            elif step.who is None and not (step.after or step.at):
                found.append(document.problem("bench.no_who", at))
            elif step.answers and not step.to:
                found.append(document.problem("file.missing_key", (*at, "to"), name="to"))
    return found


def _says_one_thing(step: StepShape) -> bool:
    said = [verb for verb in VERBS if getattr(step, verb) is not None]
    return len(said) == 1 or sorted(said) == ["does", "opens"]
