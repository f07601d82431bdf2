"""A text in clauses, and what one version of it changes against another."""

from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from enum import StrEnum

from attrs import frozen

from community_gov.domain.text import Text, same

_ALIKE = 0.5
"""From here on two clauses count as one that was reworded."""


class ChangeKind(StrEnum):
    """What became of a clause."""

    KEPT = "kept"
    REWORDED = "reworded"
    ADDED = "added"
    DROPPED = "dropped"


@frozen
class Clause:
    """One clause of a version.

    Attributes:
        number: its place there, from 1.
        text: what it says, without its number; the same in both languages where it exists in
            one only.
    """

    number: int
    text: Text


@frozen
class Change:
    """What became of one clause; a clause that only moved is kept.

    Attributes:
        old, new: the clause in either version; None where it is not there.
    """

    kind: ChangeKind
    old: Clause | None
    new: Clause | None

    @property
    def says(self) -> Text:
        """The change in one line: the number, and what is said before and after."""
        old, new = self.old, self.new
        return _SAYS[self.kind].fill(
            old=old.number if old else "",
            new=new.number if new else "",
            before=old.text if old else "",
            after=new.text if new else "",
        )


_SAYS = {
    ChangeKind.KEPT: Text("第{new}条不变（原第{old}条）", "Clause {new} (was {old}) is kept"),
    ChangeKind.REWORDED: Text(
        "第{new}条（原第{old}条）由“{before}”改为“{after}”",
        "Clause {new} (was {old}) says “{after}” instead of “{before}”",
    ),
    ChangeKind.ADDED: Text("新增第{new}条：“{after}”", "Clause {new} is new: “{after}”"),
    ChangeKind.DROPPED: Text("删去原第{old}条：“{before}”", "Clause {old} is dropped: “{before}”"),
}


def clauses(zh: str, en: str | None = None) -> tuple[Clause, ...]:
    """Read the clauses of a version, one a line; numbers at the beginning are left out.

    Args:
        zh: the binding text in Chinese; empty lines count for nothing.
        en: its translation, line by line, or None.

    Raises:
        ValueError: the translation has another number of clauses.
    """
    binding = [_unnumbered(line) for line in zh.splitlines() if line.strip()]
    if en is None:
        return tuple(Clause(n, same(line)) for n, line in enumerate(binding, 1))
    meant = [_unnumbered(line) for line in en.splitlines() if line.strip()]
    if len(meant) != len(binding):
        raise ValueError(f"{len(binding)} clauses in Chinese, {len(meant)} in English")
    both = zip(binding, meant, strict=True)
    return tuple(Clause(n, Text(*pair)) for n, pair in enumerate(both, 1))


def _unnumbered(line: str) -> str:
    """Leave out 第三条 or ``3.``, so that inserting a clause does not change all after it."""
    line = line.strip()
    head, found, rest = line.partition("条")
    if (
        found
        and head.startswith("第")
        and set(head[1:]) <= set("一二三四五六七八九十百零0123456789")
    ):
        return rest.strip(" 　:：、.")
    digits = line.lstrip("0123456789")
    return digits[1:].strip() if digits != line and digits[:1] in (".", "、") else line


def compare(old: Sequence[Clause], new: Sequence[Clause]) -> tuple[Change, ...]:
    """Say clause by clause what a version changes, in the order of the new one.

    A clause is found again by what it says and not by its number.
    Every clause of both versions is in exactly one change.
    """
    left = {one.number: one for one in old}
    found: dict[int, Change] = {}
    for kind, is_it in ((ChangeKind.KEPT, _same), (ChangeKind.REWORDED, _alike)):
        for mine in (one for one in new if one.number not in found):
            likeness = [(is_it(theirs, mine), -number) for number, theirs in left.items()]
            best = max(likeness, default=(0.0, 0))
            if best[0] > 0:
                found[mine.number] = Change(kind, left.pop(-best[1]), mine)
    added = (Change(ChangeKind.ADDED, None, one) for one in new if one.number not in found)
    dropped = (Change(ChangeKind.DROPPED, one, None) for one in left.values())
    return tuple(_in_order([*found.values(), *added], dropped))


def _same(old: Clause, new: Clause) -> float:
    return float(old.text == new.text)


def _alike(old: Clause, new: Clause) -> float:
    ratio = SequenceMatcher(None, old.text.zh, new.text.zh, autojunk=False).ratio()
    return ratio if ratio >= _ALIKE else 0.0


def _in_order(here: Iterable[Change], dropped: Iterable[Change]) -> Iterator[Change]:
    """Yield the changes by the new numbers, what is dropped behind what stood before it."""
    follows: dict[int, list[Change]] = {}
    placed = sorted(here, key=lambda one: one.new.number if one.new else 0)
    for one in dropped:
        number = one.old.number if one.old else 0
        before = [
            other.new.number
            for other in placed
            if other.new and other.old and other.old.number < number
        ]
        follows.setdefault(max(before, default=0), []).append(one)
    yield from follows.get(0, ())
    for one in placed:
        yield one
        yield from follows.get(one.new.number if one.new else 0, ())
