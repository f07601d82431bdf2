"""Vouchers for what a case has reserved: made, and looked up."""

from enum import StrEnum

from attrs import evolve, frozen

from community_gov.domain.cases import Case
from community_gov.domain.effects import GiveBack, HandOver, Reserve
from community_gov.domain.errors import Problem, Refused
from community_gov.domain.events import Event
from community_gov.domain.vouchers import Voucher, content, read, token
from community_gov.services.office import Office
from community_gov.services.points.schemes import full, reward_called


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
    found = _reserved(office, case)
    if found is None:
        raise Refused(Problem("reward.nothing_reserved", case.id))
    name = full(found.effect.reward, case.program)
    voucher = Voucher(
        place=office.place,
        case=case.id,
        serial=found.serial,
        reward=name,
        label=reward_called(office, name).label,
        quantity=found.effect.count,
        until=found.event.decision.state.clocks[found.effect.until].due.day,
    )
    return Issued(voucher, token(voucher, office.keyring.sign(office.place, content(voucher))))


def check(office: Office, text: str) -> Checked:
    """Look up a voucher that somebody shows.

    Raises:
        InvalidInput: the text is no voucher.
        Refused: it was not made here, or was changed.
    """
    signed = read(text)
    told = signed.voucher
    case = office.store.case(office.place, told.case)
    # The signature of some content is always the same, so that making it again checks it.
    mine = told.place == office.place and case is not None
    if not mine or office.keyring.sign(office.place, signed.content) != signed.signature:
        raise Refused(Problem("voucher.forged"))
    found = _reserved(office, case) if case else None
    if found is None or found.serial != told.serial:
        raise Refused(Problem("voucher.forged"))
    over = found.state is VoucherState.GOOD and office.moment().date() > told.until
    return Checked(told, VoucherState.OVER if over else found.state)


@frozen
class _Found:
    """The last reservation of a case, and what became of it."""

    event: Event
    effect: Reserve
    serial: str
    state: VoucherState


def _reserved(office: Office, case: Case) -> _Found | None:
    found: _Found | None = None
    if case.exercise:
        return None
    for event in (one.event for one in office.store.events(office.place, case.id)):
        for effect in event.decision.effects:
            if isinstance(effect, Reserve):
                name = f"voucher|{office.place}|{case.id}|{event.seq}"
                serial = office.keyring.fingerprint(name.encode())[:32]
                found = _Found(event, effect, serial, VoucherState.GOOD)
            elif found and isinstance(effect, HandOver | GiveBack):
                handed = isinstance(effect, HandOver)
                state = VoucherState.SPENT if handed else VoucherState.GIVEN_BACK
                found = evolve(found, state=state)
    return found
