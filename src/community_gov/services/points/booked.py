"""What a case has booked in the ledger, in words."""

from collections.abc import Callable, Iterator

from community_gov.domain.cases import Case
from community_gov.domain.effects import Award, Effect, GiveBack, HandOver, Reserve, Restock
from community_gov.domain.events import Event
from community_gov.domain.text import Text
from community_gov.ledger.orders import OrderKind
from community_gov.ledger.terms import Scheme
from community_gov.ledger.transactions import Transaction
from community_gov.services.office import Office
from community_gov.services.points.bookings import order_id

_WORDS = {
    OrderKind.AWARD: Text(
        "给 {who} 记 {amount} {unit}（{rule}）", "{amount} {unit} to {who} ({rule})"
    ),
    OrderKind.HOLD: Text("预扣 {amount} {unit}（{rule}）", "{amount} {unit} set aside ({rule})"),
    OrderKind.SETTLE: Text("兑付，支出 {amount} {unit}", "handed over for {amount} {unit}"),
    OrderKind.VOID: Text("取消预扣，退回 {amount} {unit}", "{amount} {unit} given back"),
    OrderKind.REFUND: Text(
        "兑付后退回，返还 {amount} {unit}", "{amount} {unit} given back after it was handed over"
    ),
}
_CUT = Text("，受限于：{caps}", ", made smaller by: {caps}")


def booked_in_words(
    office: Office, case: Case, event: Event, masked: Callable[[str], str]
) -> Iterator[Text]:
    """Yield a line for each transaction that an event has booked in a scheme.

    Args:
        masked: returns a person as anybody may see them.
    """
    for number, effect in enumerate(event.decision.effects):
        id = order_id(case.id, event.seq, number)
        for name in _ids(effect, id):
            for scheme in office.rulebook.schemes.values():
                done = office.store.transaction(office.place, scheme.name, name)
                if done is not None and done.kind in _WORDS:
                    yield _line(done, scheme, masked)


def _ids(effect: Effect, id: str) -> tuple[str, ...]:
    if isinstance(effect, Award):
        return tuple(f"{id}/{person}" for person in effect.people)
    return (id,) if isinstance(effect, Reserve | HandOver | GiveBack | Restock) else ()


def _line(done: Transaction, scheme: Scheme, masked: Callable[[str], str]) -> Text:
    said = _WORDS[done.kind].fill(
        who=masked(done.order.credit) if done.kind is OrderKind.AWARD else "",
        amount=done.amount,
        unit=scheme.unit,
        rule=done.order.rated.rule if done.order.rated else "",
    )
    more = _CUT.fill(caps=done.cut) if done.cut else Text("", "")
    return Text(said.zh + more.zh, said.en + more.en)
