"""The conditions that an office writes: a small language of its own, read, checked, answered.

``copies > 3 and not urgent``, ``length(note) <= 50``, ``kind in [one, other]``,
``months_due@1 >= 24``, ``started >= 2026-01-01``, ``share >= 2/3``.

From the loosest to the closest: ``or``; ``and``; ``not``; one comparison (``== != < <= > >=``,
``in [a, b]``, ``not in``); ``+`` and ``-`` (with spaces around it, since names may contain
one); ``*``. Values: names of fields, questions as ``name@1`` or ``plugin:name@1``, whole
numbers, fractions as ``2/3``, dates, quoted text, ``true``, ``false``, ``length(text)``. A
choice is compared with a bare word or quoted text. There is nothing else: no attribute, no
other call, no loop, so a condition can neither reach anything nor run long.
"""

from community_gov.workflow.expression.binding import bound
from community_gov.workflow.expression.checking import problems_in
from community_gov.workflow.expression.evaluating import Finder, Given, finder
from community_gov.workflow.expression.explaining import answer, evaluate, in_words
from community_gov.workflow.expression.kinds import Kind, Type, labels_of, type_of, types_of
from community_gov.workflow.expression.parsing import parse
from community_gov.workflow.expression.refusing import InvalidExpression
from community_gov.workflow.expression.tree import Expression, facts, names, renamed
from community_gov.workflow.expression.writing import written

__all__ = [
    "Expression",
    "Finder",
    "Given",
    "InvalidExpression",
    "Kind",
    "Type",
    "answer",
    "bound",
    "evaluate",
    "facts",
    "finder",
    "in_words",
    "labels_of",
    "names",
    "parse",
    "problems_in",
    "renamed",
    "type_of",
    "types_of",
    "written",
]
