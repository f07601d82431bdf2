"""How many must agree, as people write it in a file, read into a rule and written back.

A number is so many people, a share stands for the heads, and several shares stand by measure::

    needed: 2
    needed: all
    needed: more than 1/2
    needed:
      taking_part: {heads: at least 2/3, area: at least 2/3}
      agree:
        heads: at least 3/4 of those taking part
        area: at least 3/4 of those taking part

A share that does not say of whom is one of all. Beside `taking_part` it must say so, since law
reckoned on all once and on those taking part now: a reader could take it either way.
"""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction

from attrs import evolve

from community_gov.domain.errors import InvalidFile, Problem, nearest
from community_gov.workflow.majority import HEADS, Base, Count, Majority, Rule, Share

_SHARE = re.compile(
    r"((?P<how>at least|more than) )?(?P<part>[0-9]{1,9})/(?P<whole>0{0,8}[1-9][0-9]{0,8})"
    r"( of (?P<whose>all|those taking part))?"
)
_ALL = re.compile(r"all( of (?P<whose>those taking part))?")
_INEXACT = re.compile(r"[0-9]?[.][0-9]|[%％]")
_NAME = re.compile(r"[a-z][a-z0-9_-]{0,63}")
_KEYS = ("agree", "taking_part")


def parse_share(words: object, measure: str = HEADS) -> Share:
    """Read a share, such as ``at least 2/3``, ``more than 1/2 of those taking part`` or ``all``.

    ``3/4`` alone means at least that. Without *of those taking part* it is a share of all.

    Raises:
        InvalidFile: it is no exact share above nothing and up to all.
    """
    share = _share(words, measure)
    if isinstance(share, Problem):
        raise InvalidFile(share)
    return share


def _share(words: object, measure: str) -> Share | Problem:
    shown = {"value": str(words)[:40]}
    if isinstance(words, (float, Decimal)):
        return Problem("share.inexact", params=shown)
    if not isinstance(words, str):
        return Problem("share.form", params=shown)
    written = " ".join(words.split())
    if everybody := _ALL.fullmatch(written):
        return Share(Fraction(1), measure=measure, of=_base(everybody["whose"]))
    found = _SHARE.fullmatch(written)
    if found is None:
        return Problem("share.inexact" if _INEXACT.search(written) else "share.form", params=shown)
    least, more = Fraction(int(found["part"]), int(found["whole"])), found["how"] == "more than"
    if least == 0:
        return Problem("share.nothing", params=shown)
    if least > 1 or (more and least == 1):
        return Problem("share.beyond", params=shown)
    return Share(least, more, measure, _base(found["whose"]))


def _base(whose: str | None) -> Base:
    return Base.TAKING_PART if whose == "those taking part" else Base.ALL


def read_rule(given: object) -> Rule:
    """Read how many must agree from what a file holds: a number, a share, or shares by measure.

    Raises:
        InvalidFile: all that is wrong; each `where` is the path inside what was given, such as
            ``agree.heads``, and empty for the whole.
    """
    if type(given) is int:
        if given < 1:
            raise InvalidFile(Problem("majority.nobody", params={"value": given}))
        return Count(given)
    if isinstance(given, Mapping):
        return _majority(given)
    if isinstance(given, (str, float, Decimal)):
        return Majority((parse_share(given),))
    raise InvalidFile(Problem("majority.form"))


def _majority(given: Mapping[object, object]) -> Majority:
    problems = [
        Problem("majority.key", str(key), {"name": str(key)[:40], "near": nearest(str(key), _KEYS)})
        for key in given
        if key not in _KEYS
    ]
    quorum = "taking_part" in given
    agree = list(_shares(given.get("agree"), "agree", must_say_whose=quorum))
    taking_part = list(_shares(given["taking_part"], "taking_part")) if quorum else []
    problems += [one for one in (*agree, *taking_part) if isinstance(one, Problem)]
    if problems:
        raise InvalidFile(*problems)
    return Majority(_good(agree), _good(taking_part))


def _good(read: list[Share | Problem]) -> tuple[Share, ...]:
    return tuple(share for share in read if isinstance(share, Share))


def _shares(given: object, key: str, must_say_whose: bool = False) -> Iterator[Share | Problem]:
    by_measure = given if isinstance(given, Mapping) else {HEADS: given}
    if given is None or not by_measure:
        yield Problem("majority.empty", key, {"key": key})
        return
    for measure, words in by_measure.items():
        where = f"{key}.{measure}" if by_measure is given else key
        if not isinstance(measure, str) or not _NAME.fullmatch(measure):
            yield Problem("majority.measure", where, {"name": str(measure)[:40]})
            continue
        share = _share(words, measure)
        if isinstance(share, Problem):
            yield evolve(share, where=where)
        elif must_say_whose and not _says_whose(str(words)):
            yield Problem("share.of_whom", where, {"value": str(words)[:40]})
        elif key == "taking_part" and share.of is Base.TAKING_PART:
            yield Problem("share.of_itself", where, {"value": str(words)[:40]})
        else:
            yield share


def _says_whose(words: str) -> bool:
    return not {"of", "all"}.isdisjoint(words.split())


def written(rule: Rule) -> int | str | dict[str, dict[str, str]]:
    """Return what a file holds for a rule, in its shortest form; reading it gives the rule."""
    if isinstance(rule, Count):
        return rule.needed
    if not rule.taking_part:
        if [share.measure for share in rule.agree] == [HEADS]:
            return str(rule.agree[0])
        return {"agree": {share.measure: str(share) for share in rule.agree}}
    return {
        "agree": {share.measure: _saying_whose(share) for share in rule.agree},
        "taking_part": {share.measure: str(share) for share in rule.taking_part},
    }


def _saying_whose(share: Share) -> str:
    return str(share) if _says_whose(str(share)) else f"{share} of all"
