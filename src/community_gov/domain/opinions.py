"""What those said who were asked after a case was closed: shares, and nobody's own answer."""

from collections.abc import Mapping

from attrs import frozen

from community_gov.domain.shares import Share, told_together
from community_gov.domain.text import Text


@frozen
class Said:
    """How many gave an answer.

    Attributes:
        answers: one, or several that too few gave to be told by themselves.
        labels: what they are called.
        share: of those who answered, with its interval.
    """

    answers: tuple[str, ...]
    labels: tuple[Text, ...]
    share: Share


@frozen
class Opinion:
    """What was answered to one question.

    Attributes:
        workflow: full name.
        name: of the question, in its workflow.
        asked: how often it was asked, once for each closing.
        answered: how often it was answered; who did not answer is in no share.
        said: answers that were given, the most frequent first; empty when too few answered.
    """

    workflow: str
    name: str
    question: Text
    asked: int
    answered: int
    said: tuple[Said, ...]


def opinion(
    workflow: str,
    name: str,
    question: Text,
    asked: int,
    given: Mapping[str, int],
    labels: Mapping[str, Text],
    least: int,
) -> Opinion:
    """Return what was answered to a question, as far as nobody's own answer can be told from it.

    Args:
        given: by answer, how often it was given.
        labels: what the answers are called.
        least: fewer than this are told by nothing of their own; 1 tells everything.
    """
    answered = sum(given.values())
    groups = sorted((count, answer) for answer, count in given.items() if count)
    few = told_together([count for count, _ in groups], least)
    said = [_said(groups[:few], labels, answered)] if few else []
    said += [_said([one], labels, answered) for one in groups[few:]]
    told = tuple(sorted(said, key=lambda one: -one.share.count)) if answered >= least else ()
    return Opinion(workflow, name, question, asked, answered, told)


def _said(groups: list[tuple[int, str]], labels: Mapping[str, Text], of: int) -> Said:
    answers = tuple(sorted(answer for _, answer in groups))
    count = sum(count for count, _ in groups)
    return Said(answers, tuple(labels[one] for one in answers), Share(count, of))
