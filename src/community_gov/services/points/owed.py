"""What a scheme owes: to its members, and by whom what was spent is paid for."""

from collections.abc import Iterable, Mapping
from fractions import Fraction

from attrs import frozen

from community_gov.domain.text import Text, same
from community_gov.ledger.form import FUNDER
from community_gov.ledger.orders import HELD
from community_gov.ledger.rewards import Reward
from community_gov.ledger.terms import Scheme
from community_gov.services.ports import Rulebook


@frozen
class FundedBy:
    """What one funder owes for the rewards that points were spent on.

    Attributes:
        rewards: what they pay for today.
        before, points: points owed before the period and after it.
        yuan: what the points after it are worth; None when the scheme gives them no worth.
    """

    name: str
    label: Text
    rewards: tuple[Text, ...]
    before: int
    points: int
    yuan: Fraction | None


@frozen
class Liability:
    """What a scheme owes at the end of a period.

    Attributes:
        points: that can still be spent, with those set aside.
        held: those set aside alone.
        yuan: what `points` are worth; None when the scheme gives them no worth.
        funders: by whom what was spent is paid for.
    """

    points: int
    held: int
    yuan: Fraction | None
    funders: tuple[FundedBy, ...]


def owed(
    rulebook: Rulebook, scheme: Scheme, before: Mapping[str, int], after: Mapping[str, int]
) -> Liability:
    """Return what a scheme owes at the end of a period.

    Args:
        before, after: the balances of all its accounts before the period and after it.
    """
    members = [one for name, one in after.items() if not name.startswith("@") and one > 0]
    held = after.get(HELD, 0)
    points = sum(members) + held
    rewards = [one for one in rulebook.rewards.values() if one.scheme == scheme.name]
    funders = tuple(
        _funded_by(scheme, name, rewards, before.get(name, 0), after.get(name, 0))
        for name in _funders(rewards, after)
    )
    return Liability(points, held, _worth(scheme, points), funders)


def _funders(rewards: Iterable[Reward], balances: Mapping[str, int]) -> Iterable[str]:
    """Return the accounts of who pays for something today, and of who owes something still."""
    owing = (name for name in balances if name.startswith(FUNDER))
    return dict.fromkeys((*(one.account for one in rewards), *owing))


def _funded_by(
    scheme: Scheme, account: str, rewards: Iterable[Reward], before: int, points: int
) -> FundedBy:
    mine = [one for one in rewards if one.account == account]
    name = account.removeprefix(FUNDER)
    label = mine[0].funder_label if mine else same(name)
    sold = tuple(one.label for one in mine)
    return FundedBy(name, label, sold, before, points, _worth(scheme, points))


def _worth(scheme: Scheme, points: int) -> Fraction | None:
    return None if scheme.yuan is None else points * scheme.yuan
