"""What goes wrong at approvals."""

from community_gov.domain.text import Text

from ..shape import Room, did
from .acting import BEFORE, names

ASK = 'bench.act(case, "approve", by="clerk")\n'
BOTH = 'clerk, colleague = bench.id_of("clerk"), bench.id_of("colleague")\n'
VOTE = (
    "willow.vote(\n"
    '    case, "approve", "{gate}", "{answer}", by=bench.id_of("{by}"), shown={shown}\n'
    ")"
)


def vote(
    gate: str = "second_look", answer: str = "agree", by: str = "chair", shown: str = '""'
) -> str:
    """Return the call with which somebody answers."""
    return VOTE.format(gate=gate, answer=answer, by=by, shown=shown)


ROOM = Room(
    Text("审批与表决", "Approvals and votes"),
    BEFORE,
    (
        did("gate.nothing_asked", "没人提请就签意见", "An answer to what nobody asked", vote()),
        did(
            "gate.unknown",
            "审批名写错了",
            "A slip in the name of an approval",
            ASK + vote("third_look"),
        ),
        did("gate.not_yours", "经办人自己复核", "The clerk looks too", ASK + vote(by="colleague")),
        did("gate.answer", "没有这种意见", "An answer that is none", ASK + vote(answer="perhaps")),
        did(
            "gate.shown",
            "看过之后内容变了",
            "What was shown has changed",
            ASK + vote(shown='"an older digest"'),
        ),
        did(
            "gate.already_asked",
            "同一件提请了两次",
            "Asked for twice",
            ASK + 'bench.act(case, "approve", by="colleague")',
        ),
        did(
            "signer.none_here",
            "流程没有设加签，却去加签",
            "Somebody's agreement besides, where nobody's can be asked for",
            ASK + BOTH + 'willow.add_signer(case, "approve", colleague, by=clerk)',
        ),
        did(
            "signer.not_open",
            "减签一个没有加的签",
            "An agreement is dropped that was not asked for",
            ASK + BOTH + 'willow.drop_signer(case, "approve", colleague, by=clerk)',
        ),
        did(
            "tally.nothing_asked",
            "没有提请就来看计票",
            "A count of votes that nobody asked for",
            'willow.tally(case, "approve", "second_look")',
        ),
    ),
    names,
)
