"""The author's surface: all that a plugin imports.

>>> from community_gov.plugin import Offer, Program, Question, hookimpl
"""

from community_gov.domain.authority import Authority, Dated, Series
from community_gov.domain.calendar import Cycle, Day, Duration, Explanation
from community_gov.domain.cases import Case
from community_gov.domain.classifying import Classifier, Classify, KeywordRule, KeywordRules
from community_gov.domain.clauses import Change, ChangeKind, Clause, clauses, compare
from community_gov.domain.commands import Answer as Said
from community_gov.domain.documents import Document
from community_gov.domain.effects import (
    Appoint,
    Award,
    Book,
    Claim,
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
from community_gov.domain.errors import (
    CommunityGovError,
    Conflict,
    InvalidInput,
    NotFound,
    Refused,
)
from community_gov.domain.events import Event
from community_gov.domain.facts import Fact, allow, deny, unknown
from community_gov.domain.fields import DataClass, Direction, Field, FieldType, Personal
from community_gov.domain.identity_number import (
    IdentityNumber,
    InvalidIdentityNumber,
    check_identity_number,
)
from community_gov.domain.notices import Notice, NotSent, Send
from community_gov.domain.people import ActingFor, Channel
from community_gov.domain.programs import Program
from community_gov.domain.taxonomy import Category, Side, Taxonomy
from community_gov.domain.text import Language, Text, same
from community_gov.ledger.rewards import Reward
from community_gov.ledger.rules import Limit, Period, PointRule
from community_gov.ledger.terms import Expiry, Scheme, Terms
from community_gov.plugin.channels import ChannelKind, is_variable, secret
from community_gov.plugin.contributions import (
    Chapter,
    Offer,
    Splice,
    WorkflowClass,
    WorkflowFile,
)
from community_gov.plugin.markers import hookimpl
from community_gov.plugin.posting import Posted, is_encrypted, is_web_address, post_json
from community_gov.plugin.settings import NoSettings, setting
from community_gov.plugin.stage import Stage, told_refusal
from community_gov.plugin.telling import Telling
from community_gov.services.account import Step
from community_gov.services.logbook import Entry
from community_gov.services.neighbourhood import Neighbourhood
from community_gov.services.progress import Deadline, Told
from community_gov.services.slots import Booking
from community_gov.services.wishes import Answer
from community_gov.workflow.chart.rules import ActionRule, Rules, StateRule
from community_gov.workflow.definition import (
    Action,
    Arc,
    Clock,
    Correction,
    Flag,
    Gate,
    Link,
    Need,
    Role,
    State,
    StateKind,
    Status,
    Workflow,
)
from community_gov.workflow.majority import EVERYBODY, Majority, Share
from community_gov.workflow.patches import (
    AddCheck,
    AddClock,
    AddDocument,
    AddEffect,
    AddFlag,
    AddGate,
    AddNotice,
    Replace,
)
from community_gov.workflow.questions import Mood, Question, Reading
from community_gov.workflow.reading import NextStep

__all__ = [
    "EVERYBODY",
    "ActingFor",
    "Action",
    "ActionRule",
    "AddCheck",
    "AddClock",
    "AddDocument",
    "AddEffect",
    "AddFlag",
    "AddGate",
    "AddNotice",
    "Answer",
    "Appoint",
    "Arc",
    "Authority",
    "Award",
    "Book",
    "Booking",
    "Case",
    "Category",
    "Change",
    "ChangeKind",
    "Channel",
    "ChannelKind",
    "Chapter",
    "Claim",
    "Classifier",
    "Classify",
    "Clause",
    "Clock",
    "CommunityGovError",
    "Conflict",
    "Correction",
    "Cycle",
    "DataClass",
    "Dated",
    "Day",
    "Deadline",
    "Direction",
    "Document",
    "Duration",
    "EndAppointment",
    "Entry",
    "Event",
    "Expiry",
    "Explanation",
    "Fact",
    "Field",
    "FieldType",
    "Flag",
    "Forward",
    "Gate",
    "GiveBack",
    "HandOver",
    "IdentityNumber",
    "InvalidIdentityNumber",
    "InvalidInput",
    "KeywordRule",
    "KeywordRules",
    "Language",
    "Limit",
    "Link",
    "Majority",
    "Mood",
    "Need",
    "Neighbourhood",
    "NextStep",
    "NoSettings",
    "NotFound",
    "NotSent",
    "Notice",
    "Notify",
    "Offer",
    "Open",
    "Period",
    "Personal",
    "PointRule",
    "Posted",
    "Program",
    "Question",
    "Reading",
    "Refused",
    "Release",
    "Replace",
    "Reserve",
    "Restock",
    "Reward",
    "Role",
    "Rules",
    "Said",
    "Scheme",
    "Send",
    "Series",
    "Share",
    "Side",
    "Splice",
    "Stage",
    "State",
    "StateKind",
    "StateRule",
    "Status",
    "Step",
    "TakeBack",
    "Taxonomy",
    "Telling",
    "Terms",
    "Text",
    "Told",
    "Unbook",
    "Workflow",
    "WorkflowClass",
    "WorkflowFile",
    "allow",
    "check_identity_number",
    "clauses",
    "compare",
    "deny",
    "hookimpl",
    "is_encrypted",
    "is_variable",
    "is_web_address",
    "post_json",
    "same",
    "secret",
    "setting",
    "told_refusal",
    "unknown",
]
