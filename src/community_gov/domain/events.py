"""What happened: past tense, frozen, and enough to decide it again."""

from collections.abc import Mapping

from attrs import field, frozen

from community_gov.domain.cases import CaseState
from community_gov.domain.commands import Command, Held
from community_gov.domain.effects import Effect
from community_gov.domain.facts import Facts
from community_gov.domain.text import Text


@frozen
class Decision:
    """What follows from a command.

    Attributes:
        happened: ``opened``, ``acted``, ``requested``, ``voted``, ``refused``, ``fired``,
            ``reckoned``, ``assigned``, ``add_signer``, ``drop_signer`` or ``measured``.
        right: the role by which it was done.
        held: values that the case holds from now on, handed in or recorded from facts.
        voided: requests that fell because what they were shown has changed.
        done: the actions that were carried out.
    """

    happened: str
    state: CaseState
    right: str
    held: Mapping[str, Held] = field(factory=dict)
    effects: tuple[Effect, ...] = ()
    voided: tuple[str, ...] = ()
    done: tuple[str, ...] = ()


@frozen
class Event:
    """One link in the history of a case.

    Attributes:
        seq: 1 for the opening.
        program, workflow: what the case is a run of, and the content hash that it is pinned to.
        label: what was done, as it was called then.
        label_told: what a resident is told was done.
        states: what the reached states were called then.
        told: what a resident is told about them.
        right: what the role was called by which it was done.
        authority: what the action rested on, as it read then.
        reason: why, when a reason was given, as it read then.
    """

    seq: int
    program: str
    workflow: str
    command: Command
    facts: Facts
    decision: Decision
    label: Text
    label_told: Text
    states: tuple[Text, ...]
    told: tuple[Text, ...]
    right: Text
    authority: Text | None = None
    reason: Text | None = None
