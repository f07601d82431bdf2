"""Errors as the commands show them."""

from community_gov.domain.errors import CommunityGovError, Problem


class WrongUse(CommunityGovError):
    """The command was called in a way that cannot be meant."""


def as_json(problem: Problem) -> dict[str, object]:
    """Return a problem for a machine, with the sentences for both languages."""
    return {
        "code": problem.code,
        "where": problem.where,
        "what": {"zh": problem.what.zh, "en": problem.what.en},
        "next": {"zh": problem.next_step.zh, "en": problem.next_step.en},
    }
