"""Sort complaints by their text, and compare the result with what people say by hand.

What no rule knows, what rules disagree about and what a classifier cannot do is
*not classified* and is counted by its reason; nothing is guessed.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from fractions import Fraction

from attrs import field, frozen

from community_gov.domain.classifying import Classifier
from community_gov.domain.errors import InvalidInput, Problem
from community_gov.domain.taxonomy import Taxonomy
from community_gov.domain.text import Text


class Outcome(StrEnum):
    """How a complaint got its category, or why it has none."""

    GIVEN = "given"
    SORTED = "sorted"
    SILENT = "silent"
    DIVIDED = "divided"
    STRANGE = "strange"
    FAILED = "failed"


OUTCOMES: Mapping[Outcome, Text] = {
    Outcome.GIVEN: Text("来源自带类别", "the source gives the category"),
    Outcome.SORTED: Text("按规则归类", "sorted by its text"),
    Outcome.SILENT: Text("未分类：没有规则适用", "not classified: no rule knows it"),
    Outcome.DIVIDED: Text("未分类：规则互相矛盾", "not classified: rules disagree"),
    Outcome.STRANGE: Text(
        "未分类：给出的类别不在类目中", "not classified: the category found is not in the taxonomy"
    ),
    Outcome.FAILED: Text("未分类：分类器出错", "not classified: a classifier failed"),
}


@frozen
class Found:
    """What was found for one text.

    Attributes:
        code: None when it is not classified.
    """

    code: str | None
    outcome: Outcome


@frozen
class Sorter:
    """Sorts texts into one taxonomy, by all classifiers for it together."""

    taxonomy: Taxonomy
    classifiers: tuple[Classifier, ...]

    @classmethod
    def of(cls, taxonomy: Taxonomy, classifiers: Iterable[Classifier]) -> "Sorter":
        """Take the classifiers that are for a taxonomy."""
        return cls(taxonomy, tuple(one for one in classifiers if one.taxonomy == taxonomy.name))

    def __call__(self, text: str) -> Found:
        """Return the one category that the classifiers see, or why there is none."""
        codes: set[str] = set()
        for classifier in self.classifiers:
            try:
                codes.update(classifier.codes(text))
            except Exception:
                # What it raised may quote the text, which is kept nowhere.
                return Found(None, Outcome.FAILED)
        if not codes:
            return Found(None, Outcome.SILENT)
        if len(codes) > 1:
            return Found(None, Outcome.DIVIDED)
        code = codes.pop()
        known = code in self.taxonomy.codes
        return Found(code, Outcome.SORTED) if known else Found(None, Outcome.STRANGE)


@frozen
class Confusion:
    """What was found against what people say, for the complaints that people labelled.

    Attributes:
        codes: the categories of the labels and of what was found, sorted.
        counts: how many have this label and were found to be that; None for not classified.
    """

    codes: tuple[str, ...]
    counts: Mapping[tuple[str, str | None], int] = field(factory=dict)

    @property
    def total(self) -> int:
        """How many were labelled."""
        return sum(self.counts.values())

    @property
    def unclassified(self) -> int:
        """How many of them were not classified."""
        return sum(count for (_, found), count in self.counts.items() if found is None)

    @property
    def right(self) -> int:
        """How many were found to be what their label says."""
        return sum(count for (label, found), count in self.counts.items() if label == found)

    def labelled(self, code: str) -> int:
        """Return how many have a label."""
        return sum(count for (label, _), count in self.counts.items() if label == code)

    def found(self, code: str) -> int:
        """Return how many were found to be in a category."""
        return sum(count for (_, found), count in self.counts.items() if found == code)

    def precision(self, code: str) -> Fraction | None:
        """Return which share of those found to be in a category is; None when there are none."""
        return _share(self.counts.get((code, code), 0), self.found(code))

    def recall(self, code: str) -> Fraction | None:
        """Return which share of a category was found; None when there are none."""
        return _share(self.counts.get((code, code), 0), self.labelled(code))

    def rows(self) -> Sequence[tuple[str, tuple[int, ...]]]:
        """Return the table: by label, the counts in the order of the codes, not classified last."""
        columns = (*self.codes, None)
        return [
            (label, tuple(self.counts.get((label, found), 0) for found in columns))
            for label in self.codes
        ]


def confusion(labels: Mapping[str, str], found: Mapping[str, str | None]) -> Confusion:
    """Compare hand labels with what was found.

    Args:
        labels: by number of the complaint, the category that people say it is.
        found: by number, the category found; complaints without a label are not looked at.

    Raises:
        InvalidInput: labelled complaints are not among those found.
    """
    missing = len(labels.keys() - found.keys())
    if missing:
        raise InvalidInput(Problem("complaints.labels_left", params={"count": missing}))
    counts = Counter((label, found[number]) for number, label in labels.items())
    seen = {one for pair in counts for one in pair if one is not None}
    return Confusion(tuple(sorted(seen)), dict(counts))


def _share(part: int, whole: int) -> Fraction | None:
    return Fraction(part, whole) if whole else None
