"""The problem that a name is the name of nothing."""

from collections.abc import Collection, Iterator

from community_gov.domain.errors import Problem, nearest
from community_gov.workflow.definition import Origin


def unknown(
    kind: str, used: Collection[str], known: Collection[str], at: Origin
) -> Iterator[Problem]:
    """Yield a problem for each name that is not known, with the nearest that is."""
    for name in dict.fromkeys(used):
        if name not in known:
            params = {"name": name, "near": nearest(name, known) or "—"}
            yield Problem(f"unknown.{kind}", str(at), params)
