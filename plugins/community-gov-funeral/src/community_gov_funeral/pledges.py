"""Count pledges; a count names nobody."""

from collections import Counter
from collections.abc import Mapping

from community_gov.plugin import Neighbourhood

PLEDGE = "funeral:pledge"


def pledge_counts(here: Neighbourhood) -> Mapping[str, int]:
    """Return by promise how many persons stand by it now; who pledges twice counts once."""
    given = {
        (str(case.held["promise"].value), person)
        for case in here.cases(program=PLEDGE, state="given", exercise=False, limit=1_000_000)
        for person in case.people["resident"]
    }
    return dict(sorted(Counter(promise for promise, _ in given).items()))
