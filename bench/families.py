"""As many cases as are asked for, each with the changes that were decided for one."""

from collections.abc import Sequence
from itertools import count

from attrs import evolve

from community_gov.services.ports import Change, ClaimTaken

COMMANDS = 4
"""Open, submit, first review, confirm: what is done to each case."""

Units = list[list[Change]]


class Families:
    """Makes cases out of the one that was lived through."""

    def __init__(self, changes: Sequence[Change]) -> None:
        self._changes = changes[:COMMANDS]
        self._numbers = count(1)

    def one_by_one(self, cases: int) -> Units:
        """Return units of one change; each case goes its whole way before the next."""
        return [[change] for _ in range(cases) for change in self._next()]

    def in_bulk(self, cases: int) -> Units:
        """Return one unit for each command, over all cases."""
        ways = [self._next() for _ in range(cases)]
        return [list(unit) for unit in zip(*ways, strict=True)]

    def _next(self) -> list[Change]:
        case = f"{next(self._numbers):032x}"
        return [_for_case(change, case) for change in self._changes]


def _for_case(change: Change, case: str) -> Change:
    known = change.after.id

    def mine(claim: ClaimTaken) -> ClaimTaken:
        return evolve(claim, key=claim.key and case + claim.key[32:], owner=case)

    return evolve(
        change,
        before=evolve(change.before, id=case),
        after=evolve(change.after, id=case),
        claims=tuple(mine(one) for one in change.claims),
        releases=tuple(mine(one) for one in change.releases),
        messages=tuple(
            evolve(one, id=one.id.replace(known, case), case=case) for one in change.messages
        ),
    )
