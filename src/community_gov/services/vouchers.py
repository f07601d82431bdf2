"""Vouchers for what a case has reserved: made, and looked up."""

from collections.abc import Sequence
from enum import StrEnum

from attrs import frozen

from community_gov.domain.cases import Case
from community_gov.domain.effects import GiveBack, HandOver, Reserve
from community_gov.domain.errors import Problem, Refused
from community_gov.domain.events import Event
from community_gov.domain.vouchers import Voucher, content, read, token
from community_gov.services.office import Office
from community_gov.services.schemes import full, reward_called


class VoucherState(StrEnum):
    """What a voucher is good for now."""

    GOOD = "good"
    SPENT = "spent"
    GIVEN_BACK = "given_back"
    OVER = "over"


@frozen
class Issued:
    """A voucher with what is shown as its QR code.

    Attributes:
        token: text; whoever holds it holds the voucher.
    """

    voucher: Voucher
    token: str


@frozen
class Checked:
    """A voucher as it stands in the books."""

    voucher: Voucher
    state: VoucherState


def issue(office: Office, case: Case) -> Issued:
    """Make the voucher of a case; made again, it is the same one.

    Raises:
        Refused: nothing is reserved in the case.
        NotFound: the reward is no longer here.
    """
    voucher, _ = _voucher(office, case)
    return Issued(voucher, token(voucher, office.keyring.sign(office.place, content(voucher))))


def check(office: Office, text: str) -> Checked:
    """Look up a voucher that somebody shows.

    Raises:
        InvalidInput: the text is no voucher.
        Refused: it was not made here, or was changed.
    """
    signed = read(text)
    case = office.store.case(office.place, signed.voucher.case)
    if signed.voucher.place != office.place or case is None:
        raise Refused(Problem("voucher.forged"))
    made, state = _voucher(office, case)
    signature = office.keyring.sign(office.place, content(made))
    if (made, signature) != (signed.voucher, signed.signature):
        raise Refused(Problem("voucher.forged"))
    over = office.moment().date() > made.until
    return Checked(made, VoucherState.OVER if over and state is VoucherState.GOOD else state)


def _voucher(office: Office, case: Case) -> tuple[Voucher, VoucherState]:
    events = [one.event for one in office.store.events(office.place, case.id)]
    found = _reserved(events)
    if found is None:
        raise Refused(Problem("reward.nothing_reserved", case.id))
    event, effect, state = found
    name = full(effect.reward, case.program)
    reward = reward_called(office, name)
    running = event.decision.state.clocks[effect.until]
    serial = office.keyring.fingerprint(f"voucher|{office.place}|{case.id}|{event.seq}".encode())
    voucher = Voucher(
        place=office.place,
        case=case.id,
        serial=serial[:32],
        reward=name,
        label=reward.label,
        quantity=effect.count,
        until=running.due.day,
    )
    return voucher, state


def _reserved(events: Sequence[Event]) -> tuple[Event, Reserve, VoucherState] | None:
    """Return the last reservation of a case, and what became of it."""
    found: tuple[Event, Reserve] | None = None
    state = VoucherState.GOOD
    for event in events:
        for effect in event.decision.effects:
            if isinstance(effect, Reserve):
                found, state = (event, effect), VoucherState.GOOD
            elif isinstance(effect, HandOver):
                state = VoucherState.SPENT
            elif isinstance(effect, GiveBack):
                state = VoucherState.GIVEN_BACK
    return None if found is None else (*found, state)
