"""Whether those who are named for a part are who they must be."""

from datetime import datetime

from community_gov.domain.cases import Case
from community_gov.domain.facts import Fact, allow, deny
from community_gov.domain.text import Text
from community_gov.services.actors import holds_any
from community_gov.services.office import Office
from community_gov.workflow.conditions import about
from community_gov.workflow.definition import Workflow
from community_gov.workflow.wording import Wording

_NOBODY = Text("没有写明“{part}”。", "Nobody is named as {part}.")
_NOT = Text(
    "写明的“{part}”现在不担任“{role}”。",
    "Somebody who is named as {part} does not hold the office “{role}” today.",
)


def named_well(
    office: Office, workflow: Workflow, case: Case, condition: str, at: datetime
) -> Fact:
    """Answer a condition about who is named for a part.

    Args:
        case: with the people that the command names.
        condition: ``named:PART`` or ``holds:PART:ROLE``.
    """
    asked, words = about(condition), Wording(workflow)
    named = case.people.get(asked.part, ())
    if not named:
        return deny(_NOBODY.fill(part=words.role(asked.part)))
    if not asked.role or all(
        holds_any(office, workflow, case, one, (asked.role,), at) for one in named
    ):
        return allow()
    return deny(_NOT.fill(part=words.role(asked.part), role=words.role(asked.role)))
