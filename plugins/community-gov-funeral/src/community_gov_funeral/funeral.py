"""The plugin: seven programs of one place, and the questions that they ask."""

from collections.abc import Mapping, Sequence
from datetime import date

from attrs import fields

from community_gov.plugin import (
    Authority,
    Chapter,
    Offer,
    Program,
    Question,
    Telling,
    Text,
    WorkflowFile,
    hookimpl,
)
from community_gov_funeral import guidelines
from community_gov_funeral.questions import QUESTIONS
from community_gov_funeral.settings import FuneralSettings
from community_gov_funeral.sources import CHARTER, COVENANT, PAGE
from community_gov_funeral.tellings import TELLINGS

_SINCE = date(2025, 1, 1)
_READ_BY_PYTHON = "guidelines"


class Funeral:
    """Funeral customs in one place."""

    name = "funeral"
    label = Text("殡葬移风易俗", "Funeral customs")
    Settings = FuneralSettings

    def __init__(self, settings: FuneralSettings) -> None:
        self._settings = settings

    @hookimpl
    def programs(self) -> Sequence[Offer]:
        """Offer campaign, questions, pledges, council, notices and covenant."""
        values = _values(self._settings)
        return [
            Offer(one, WorkflowFile(__package__, f"workflows/{one.workflow}.yaml", values))
            for one in _PROGRAMS
        ]

    @hookimpl
    def questions(self) -> Sequence[Question]:
        """Give sums, checks of texts, and the comparison with this place's guidelines."""
        return (*QUESTIONS, *guidelines.questions(self._settings.guidelines))

    @hookimpl
    def tellings(self) -> Sequence[Telling]:
        """Tell what the workflows themselves do not."""
        return TELLINGS

    @hookimpl
    def story(self) -> Sequence[Chapter]:
        """Tell the campaign of the page; loaded only for who asks for the story."""
        from community_gov_funeral.story import CHAPTER

        return [CHAPTER]


def _values(settings: FuneralSettings) -> Mapping[str, object]:
    """Return the settings as a workflow file writes them."""
    names = (one.name for one in fields(FuneralSettings) if one.name != _READ_BY_PYTHON)
    return {name: str(getattr(settings, name)) for name in names}


def _program(name: str, label: Text, about: Text, authority: Authority) -> Program:
    return Program(name, label, workflow=name, about=about, authority=authority, since=_SINCE)


_PROGRAMS = (
    _program(
        "notice",
        Text("红白事报备与帮办", "Notice of a wedding or a funeral"),
        Text(
            "家里办红白事，告诉理事会一声，有人来帮忙。这不是审批，怎么办由家里定。",
            "Tell the council of a wedding or a funeral and somebody comes to help. It is no"
            " application: how it is held is up to you.",
        ),
        CHARTER,
    ),
    _program(
        "pledge",
        Text("文明祭扫承诺", "Pledge of a plainer way to remember"),
        Text(
            "自愿承诺鲜花祭扫、网络祭祀等，只计数、不公布姓名，随时可以收回。",
            "Flowers, online memorials and the like: pledged freely, counted, never shown with a"
            " name, taken back whenever you like.",
        ),
        PAGE,
    ),
    _program(
        "question",
        Text("居民疑问与解答", "Questions and answers"),
        Text("有疑问就问，不记是谁问的。", "Ask whatever you like; who asked is not kept."),
        PAGE,
    ),
    _program(
        "campaign",
        Text("殡葬移风易俗宣传", "Campaign for plainer funerals"),
        Text(
            "深入小区、沿街商铺发手册、讲政策、答疑问。",
            "In estates and along the shops: handbooks, explanations, answers.",
        ),
        PAGE,
    ),
    _program(
        "council",
        Text("红白理事会", "Wedding-and-funeral council"),
        Text(
            "居民选出的红白理事会，一届一届，到期换届。",
            "The council that the residents elect, term by term.",
        ),
        CHARTER,
    ),
    _program(
        "seat",
        Text("红白理事会席位", "Seat on the council"),
        Text(
            "提名、居民投票、任职、出缺补选。",
            "Nomination, the residents' vote, office, vacancy and by-election.",
        ),
        CHARTER,
    ),
    _program(
        "covenant",
        Text("居民公约", "Residents' covenant"),
        Text(
            "征集意见、拟定草案、街道审核、居民表决、备案公布、施行；修订走同样的路。",
            "Opinions, draft, the street's review, the residents' vote, filing and publication, in"
            " force; amended in the same way.",
        ),
        COVENANT,
    ),
)
