"""``community-gov voucher``: print vouchers, and check those that people bring."""

import sys
from datetime import datetime
from pathlib import Path

import click

from community_gov.cli.errors import WrongUse
from community_gov.cli.frame import group
from community_gov.cli.opening import open_stored
from community_gov.cli.points_card import WRITTEN
from community_gov.cli.tables import show_json
from community_gov.cli.words import SAYS, examples, placed, spoken, stored
from community_gov.cli.writing import write_file
from community_gov.domain.calendar import CHINA_TIME
from community_gov.domain.errors import Problem
from community_gov.domain.text import Language, Text
from community_gov.domain.vouchers import Voucher
from community_gov.services.points.vouchers import VoucherState

_OF = "--database sqlite:///district.db"
_SAYS = Text(
    "{label} {quantity} 份，有效期至 {until}：{state}",
    "{quantity} of {label}, good until {until}: {state}",
)
_STATES = {
    VoucherState.GOOD: Text("可以使用", "good"),
    VoucherState.SPENT: Text("已兑付", "spent already"),
    VoucherState.GIVEN_BACK: Text("已退回", "given back"),
    VoucherState.OVER: Text("已过期", "over"),
}
_SIGNED = Text(
    "签名属实；是否用过，要对照数据库才知道",
    "signed by the place; whether it was spent, only the books say",
)


@group(help=SAYS["voucher"], epilog=examples("voucher check TOKEN --key willow.key"))
def voucher() -> None:
    """Hold the commands on vouchers."""


@voucher.command(
    "print",
    help=SAYS["voucher_print"],
    epilog=examples(f"voucher print willow CASE --html v.html {_OF}"),
)
@click.argument("place")
@click.argument("case")
@click.option(
    "--html", type=click.Path(dir_okay=False, path_type=Path), required=True, help=SAYS["html"]
)
@spoken
@stored
def print_(
    place: str,
    case: str,
    html: Path,
    database: str,
    keys: Path | None,
    places: Path | None,
    language: Language,
    as_json: bool,
) -> None:
    """Write the voucher of a case as a page to be printed."""
    from community_gov.paper.voucher import voucher_page

    with open_stored(places, database, keys) as district:
        here = district.neighbourhood(place)
        issued, label = here.points.voucher(case), here.rulebook.place.label
    write_file(html, voucher_page(issued.voucher, issued.token, language, place=label))
    if as_json:
        show_json({"html": str(html), "voucher": issued.voucher})
    else:
        click.echo(WRITTEN.fill(file=html).in_(language))


@voucher.command(
    help=SAYS["voucher_key"], epilog=examples(f"voucher key willow {_OF} > willow.key")
)
@click.argument("place")
@spoken
@stored
def key(
    place: str,
    database: str,
    keys: Path | None,
    places: Path | None,
    language: Language,  # noqa: ARG001 - a key reads alike in both
    as_json: bool,
) -> None:
    """Print the public key of a place."""
    with open_stored(places, database, keys) as district:
        found = district.neighbourhood(place).points.voucher_key().hex()
    if as_json:
        show_json({"place": place, "key": found})
    else:
        click.echo(found)


@voucher.command(
    help=SAYS["voucher_check"],
    epilog=examples(
        "voucher check TOKEN --key willow.key",
        f"voucher check TOKEN --place willow {_OF}",
        "voucher check --key willow.key < scanned.txt",
    ),
)
@click.argument("token", required=False)
@click.option("--key", "public", help=SAYS["key"])
@click.option("--place", help=SAYS["voucher_place"])
@click.option("--database", envvar="COMMUNITY_GOV_DATABASE", help=SAYS["database"])
@click.option(
    "--keys",
    type=click.Path(file_okay=False, path_type=Path),
    envvar="COMMUNITY_GOV_KEYS",
    help=SAYS["keys_folder"],
)
@spoken
@placed
def check(
    token: str | None,
    public: str | None,
    place: str | None,
    database: str | None,
    keys: Path | None,
    places: Path | None,
    language: Language,
    as_json: bool,
) -> None:
    """Check a voucher that somebody brings."""
    if public is not None and place is None:
        _say(_offline(_text(token), public), None, language, as_json)
        return
    if public is not None or place is None or database is None:
        ways = "--key; --place --database"
        raise WrongUse(Problem("call.one_of", "", {"options": ways}))
    with open_stored(places, database, keys) as district:
        found = district.neighbourhood(place).points.check_voucher(_text(token))
    _say(found.voucher, found.state, language, as_json)
    sys.exit(0 if found.state is VoucherState.GOOD else 1)


def _text(token: str | None) -> str:
    """Return the text of a voucher without the blanks between its groups."""
    given = sys.stdin.read(10_000) if token in (None, "-") else token
    return "".join((given or "").split())


def _offline(text: str, public: str) -> Voucher:
    from community_gov.privacy.vouchers import check_voucher

    today = datetime.now(CHINA_TIME).date()
    return check_voucher(text, _key(public), today)


def _key(given: str) -> bytes:
    file = Path(given)
    try:
        return bytes.fromhex(file.read_text("ascii").strip() if len(given) != 64 else given)
    except (OSError, ValueError):
        raise WrongUse(Problem("voucher.key")) from None


def _say(found: Voucher, state: VoucherState | None, language: Language, as_json: bool) -> None:
    if as_json:
        show_json({"voucher": found, "state": state, "checked": "books" if state else "signature"})
        return
    told = _SIGNED if state is None else _STATES[state]
    text = _SAYS.fill(label=found.label, quantity=found.quantity, until=found.until, state=told)
    click.echo(text.in_(language))
