"""Effects as files write them, and as workflows hold them."""

from community_gov.domain.effects import (
    Appoint,
    Award,
    Book,
    Claim,
    Effect,
    EndAppointment,
    Forward,
    GiveBack,
    HandOver,
    Notify,
    Open,
    Release,
    Reserve,
    Restock,
    TakeBack,
    Unbook,
)
from community_gov.host.effect_shape import (
    AppointShape,
    AwardShape,
    BookShape,
    ClaimShape,
    EffectShape,
    EndAppointmentShape,
    ForwardShape,
    GiveBackShape,
    HandOverShape,
    NotifyShape,
    OpenShape,
    ReleaseShape,
    ReserveShape,
    RestockShape,
    TakeBackShape,
    UnbookShape,
)


def effect_of(shape: EffectShape) -> Effect:
    """Return the effect that a file writes."""
    match shape:
        case EffectShape(notify=NotifyShape(to, message)):
            return Notify(to, message)
        case EffectShape(claim=ClaimShape(register, subject, part)):
            return Claim(register, subject, part)
        case EffectShape(release=ReleaseShape(register)):
            return Release(register)
        case EffectShape(forward=ForwardShape(link, action, new_only, where, up_to)):
            return Forward(link, action, new_only, where, up_to)
        case EffectShape(open=OpenShape(program, link, action, back, people, carries)):
            return Open(program, link, action, back, people, carries)
        case EffectShape(
            book=BookShape(first, what, who, last, every, hours, skips, title, without, heads)
        ):
            return Book(first, what, who, last, every, hours, skips, title, without, heads)
        case EffectShape(unbook=UnbookShape()):
            return Unbook()
        case EffectShape(appoint=AppointShape(to, role, until, term)):
            return Appoint(to, role, until, term)
        case EffectShape(end_appointment=EndAppointmentShape(role)):
            return EndAppointment(role)
        case _:
            return _booked(shape)


def _booked(shape: EffectShape) -> Effect:
    match shape:
        case EffectShape(award=AwardShape(to, rule, activity, measures, source, evidence, if_any)):
            return Award(to, rule, activity, measures, source, evidence, if_any)
        case EffectShape(take_back=TakeBackShape()):
            return TakeBack()
        case EffectShape(reserve=ReserveShape(of, item, until, quantity)):
            return Reserve(of, item, until, quantity)
        case EffectShape(hand_over=HandOverShape(quantity)):
            return HandOver(quantity)
        case EffectShape(give_back=GiveBackShape()):
            return GiveBack()
        case EffectShape(restock=RestockShape(item, quantity)):
            return Restock(item, quantity)
    raise TypeError(shape)


def effect_shape(effect: Effect) -> EffectShape:
    """Return an effect as a file writes it."""
    match effect:
        case Notify(to, message):
            return EffectShape(notify=NotifyShape(to, message))
        case Claim(register, subject, part):
            return EffectShape(claim=ClaimShape(register, subject, part))
        case Release(register):
            return EffectShape(release=ReleaseShape(register))
        case Forward(link, action, new_only, where, up_to):
            return EffectShape(forward=ForwardShape(link, action, new_only, where, up_to))
        case Open(program, link, action, back, people, carries):
            shape = OpenShape(program, link, action, back, dict(people), dict(carries))
            return EffectShape(open=shape)
        case Book(first, what, who, last, every, hours, skips, title, without, heads):
            book = BookShape(first, what, who, last, every, hours, skips, title, without, heads)
            return EffectShape(book=book)
        case Unbook():
            return EffectShape(unbook=UnbookShape())
        case Appoint(to, role, until, term):
            return EffectShape(appoint=AppointShape(to, role, until, term))
        case EndAppointment(role):
            return EffectShape(end_appointment=EndAppointmentShape(role))
        case _:
            return _booked_shape(effect)


def _booked_shape(effect: Effect) -> EffectShape:
    match effect:
        case Award(to, rule, activity, measures, source, evidence, if_any):
            award = AwardShape(to, rule, activity, dict(measures), source, evidence, if_any)
            return EffectShape(award=award)
        case TakeBack():
            return EffectShape(take_back=TakeBackShape())
        case Reserve(of, item, until, quantity):
            return EffectShape(reserve=ReserveShape(of, item, until, quantity))
        case HandOver(quantity):
            return EffectShape(hand_over=HandOverShape(quantity))
        case GiveBack():
            return EffectShape(give_back=GiveBackShape())
        case Restock(item, quantity):
            return EffectShape(restock=RestockShape(item, quantity))
    raise TypeError(effect)
