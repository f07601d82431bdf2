"""The plugin: two programs, and the settings as their charts read them."""

from collections.abc import Mapping, Sequence
from datetime import date

from community_gov.plugin import (
    Chapter,
    Offer,
    Program,
    Question,
    Telling,
    Text,
    WorkflowFile,
    hookimpl,
)
from community_gov_property.items import ITEMS, NONE_OF_THEM
from community_gov_property.roll import QUESTIONS
from community_gov_property.settings import PartyName, PropertySettings
from community_gov_property.sources import JOINT_DECISION, PAGE
from community_gov_property.tellings import TELLINGS

_AGREES: Mapping[PartyName, Text] = {
    PartyName.OWNERS: Text("业主方同意", "the owners' side agrees"),
    PartyName.COMPANY: Text("物业同意", "the property company agrees"),
    PartyName.TITLE_HOLDER: Text("产权人同意", "the title holder agrees"),
    PartyName.STREET: Text("街道同意", "the street office agrees"),
}
_ASKED_OF_REGISTER = ("area", "owners_count", "total_area", "roll_readable")


class PropertyPlugin:
    """Consultation and swap of property in one place."""

    name = "property"
    label = Text("物业用房会商与产权置换", "Property consultation and swap")
    Settings = PropertySettings

    def __init__(self, settings: PropertySettings) -> None:
        self._settings = settings

    @hookimpl
    def programs(self) -> Sequence[Offer]:
        """Offer the swap, and the owners' joint decision that it may need."""
        values = _values(self._settings)
        return [
            Offer(program, WorkflowFile("community_gov_property", f"workflows/{file}", values))
            for program, file in ((_SWAP, "swap.yaml"), (_DECISION, "decision.yaml"))
        ]

    @hookimpl
    def questions(self) -> Sequence[Question]:
        """Answer what is counted from the roll of owners."""
        return QUESTIONS

    @hookimpl
    def tellings(self) -> Sequence[Telling]:
        """Tell what the workflows themselves do not."""
        return TELLINGS

    @hookimpl
    def story(self) -> Sequence[Chapter]:
        """Tell the swap of the page; loaded only for who asks for the story."""
        from community_gov_property.story import CHAPTER

        return [CHAPTER]


def _values(settings: PropertySettings) -> Mapping[str, object]:
    """Return the settings as the workflow files write them."""
    durations = {
        name: str(getattr(settings, name))
        for name in (
            "round_time",
            "notice_time",
            "ballot_time",
            "publish_within",
            "result_time",
            "challenge_term",
            "watch_for",
            "watch_every",
            "retention",
        )
    }
    return {
        **durations,
        "convener_body": settings.convener_body,
        "owners_body": settings.owners_body,
        "organiser_body": settings.organiser_body,
        "registration_body": settings.registration_body,
        "planning_body": settings.planning_body,
        "rounds": settings.rounds,
        "watch_least": settings.watch_least,
        "watch_program": settings.watch_program,
        **{name: f"{settings.register}:{name}@1" for name in _ASKED_OF_REGISTER},
        "parties": {
            name.value: {"label": _both(_AGREES[name]), "by": [name.value]}
            for name in settings.parties
        },
        "items": {name: _both(text) for name, text in ITEMS.items()},
        "items_or_none": {
            **{name: _both(text) for name, text in ITEMS.items()},
            "none_of_them": _both(NONE_OF_THEM),
        },
    }


def _both(text: Text) -> dict[str, str]:
    return {"zh": text.zh, "en": text.en}


_SWAP = Program(
    "swap",
    Text("物业用房会商与产权置换", "Property consultation and swap"),
    workflow="swap",
    about=Text(
        "小区缺物业用房：各方会商，依法须共同决定的由业主表决，置换、改造、登记、验收，再看是否复发。",
        "A property room is missing: the parties talk, the owners vote where law says so, title is"
        " swapped while the room is fitted out, and it is watched whether the problem comes back.",
    ),
    authority=PAGE,
    since=date(2025, 1, 1),
)
_DECISION = Program(
    "decision",
    Text("业主共同决定", "The owners' joint decision"),
    workflow="decision",
    about=Text(
        "依法由业主共同决定的事：事先公示，送达表决票，按人数和面积计票，结果公布，可以依法请求撤销。",
        "What law lets the owners decide together: public notice, ballots delivered, counted by"
        " heads and area, the result published and open to challenge.",
    ),
    authority=JOINT_DECISION,
    since=date(2025, 1, 1),
)
