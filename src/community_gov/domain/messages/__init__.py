"""The one message table: by error code, what is wrong and what to do next, in both languages.

Each chapter below is a part of the house; a code stands in one of them only.
"""

from collections.abc import Mapping
from itertools import chain

from community_gov.domain.messages.acting import ACTING
from community_gov.domain.messages.appointing import APPOINTING
from community_gov.domain.messages.bench import BENCH
from community_gov.domain.messages.bookings import BOOKINGS
from community_gov.domain.messages.classes import CLASSES
from community_gov.domain.messages.complaints import COMPLAINTS
from community_gov.domain.messages.expressions import EXPRESSIONS
from community_gov.domain.messages.feedback import FEEDBACK
from community_gov.domain.messages.files import FILES
from community_gov.domain.messages.histories import HISTORIES
from community_gov.domain.messages.indicators import INDICATORS
from community_gov.domain.messages.insight import INSIGHT
from community_gov.domain.messages.keeping import KEEPING
from community_gov.domain.messages.ledger import LEDGER
from community_gov.domain.messages.notices import NOTICES
from community_gov.domain.messages.patches import PATCHES
from community_gov.domain.messages.pictures import PICTURES
from community_gov.domain.messages.plugins import PLUGINS
from community_gov.domain.messages.process import PROCESS
from community_gov.domain.messages.reports import REPORTS
from community_gov.domain.messages.scaffolds import SCAFFOLDS
from community_gov.domain.messages.values import VALUES
from community_gov.domain.messages.votes import VOTES
from community_gov.domain.messages.vouchers import VOUCHERS
from community_gov.domain.messages.watches import WATCHES
from community_gov.domain.messages.workflows import WORKFLOWS
from community_gov.domain.text import Text

_PARTS = (
    ACTING,
    APPOINTING,
    BENCH,
    BOOKINGS,
    CLASSES,
    COMPLAINTS,
    EXPRESSIONS,
    FEEDBACK,
    WATCHES,
    FILES,
    HISTORIES,
    INDICATORS,
    INSIGHT,
    KEEPING,
    LEDGER,
    NOTICES,
    PATCHES,
    PICTURES,
    PLUGINS,
    PROCESS,
    REPORTS,
    SCAFFOLDS,
    VALUES,
    VOTES,
    VOUCHERS,
    WORKFLOWS,
)

MESSAGES: Mapping[str, tuple[Text, Text]] = dict(
    chain.from_iterable(part.items() for part in _PARTS)
)
