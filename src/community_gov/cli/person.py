"""``community-gov person``: how somebody can be reached; change it, withdraw it, decline a channel.

A new value is read from the terminal without being shown, or from standard input: an argument
would stay in the shell's history and in the list of processes.
"""

import json
import sys
from collections.abc import Mapping
from pathlib import Path

import click

from community_gov.cli.frame import command
from community_gov.cli.opening import open_stored
from community_gov.cli.tables import show_table
from community_gov.cli.words import SAYS, examples, spoken, stored
from community_gov.domain.text import Language, Text, same
from community_gov.services.contact import HAPPENED, Contact, label_of
from community_gov.services.people import PERSON_FIELDS

_FIELD = click.Choice(tuple(PERSON_FIELDS))
_NEW = Text("新的{field}", "New: {field}")
_NOTHING = Text("没有登记联系方式。", "Nothing is on record.")
_DECLINED = Text("不接收：{channels}", "Not by: {channels}")
_HELD = (Text("项目", "What"), Text("登记（遮盖）", "On record, masked"))
_CHANGES = (
    Text("时间", "When"),
    Text("项目", "What"),
    Text("情况", "What happened"),
    Text("办理人", "By"),
)


@command(
    help=SAYS["person"],
    epilog=examples(
        "person willow PERSON --database sqlite:///district.db",
        "person willow PERSON --change phone --by CLERK --database sqlite:///district.db",
        "person willow PERSON --decline sms --database sqlite:///district.db",
    ),
)
@click.argument("place")
@click.argument("person")
@click.option("--change", multiple=True, type=_FIELD, help=SAYS["person_change"])
@click.option("--withdraw", multiple=True, type=_FIELD, help=SAYS["person_withdraw"])
@click.option("--decline", multiple=True, metavar="CHANNEL", help=SAYS["person_decline"])
@click.option("--accept", multiple=True, metavar="CHANNEL", help=SAYS["person_accept"])
@click.option("--by", metavar="PERSON", help=SAYS["person_by"])
@spoken
@stored
def person(
    place: str,
    person: str,
    change: tuple[str, ...],
    withdraw: tuple[str, ...],
    decline: tuple[str, ...],
    accept: tuple[str, ...],
    by: str | None,
    database: str,
    keys: Path | None,
    places: Path | None,
    language: Language,
    as_json: bool,
) -> None:
    """Show how a person can be reached; with an option, change that first."""
    with open_stored(places, database, keys) as district:
        here = district.neighbourhood(place)
        contact = here.contact(person)
        who = by or person
        if change or withdraw:
            values: Mapping[str, str | None] = {
                **{name: _asked(name, language) for name in change},
                **dict.fromkeys(withdraw),
            }
            here.change_contact(person, values, by=who)
        if decline or accept:
            wanted = {*contact.declined, *decline} - set(accept)
            here.decline_channels(person, wanted, by=who)
        contact = here.contact(person)
    if as_json:
        click.echo(json.dumps(_json(contact), ensure_ascii=False))
    else:
        _say(contact, language)


def _asked(name: str, language: Language) -> str:
    field = PERSON_FIELDS[name].label
    if sys.stdin.isatty():
        asked: str = click.prompt(_NEW.fill(field=field).in_(language), hide_input=True)
        return asked
    return sys.stdin.readline().strip()


def _say(contact: Contact, language: Language) -> None:
    if contact.held:
        rows = [(label_of(name), mask) for name, mask in contact.held.items()]
        show_table(_HELD, rows, language)
    else:
        click.echo(_NOTHING.in_(language))
    if contact.declined:
        channels = tuple(same(one) for one in contact.declined)
        click.echo(_DECLINED.fill(channels=channels).in_(language))
    if contact.changes:
        show_table(
            _CHANGES,
            [
                (f"{one.at:%Y-%m-%d %H:%M}", label_of(one.what), HAPPENED[one.happened], one.by)
                for one in contact.changes
            ],
            language,
        )


def _json(contact: Contact) -> dict[str, object]:
    return {
        "held": dict(contact.held),
        "declined": list(contact.declined),
        "changes": [
            {
                "what": one.what,
                "happened": one.happened,
                "by": one.by,
                "at": one.at.isoformat(),
            }
            for one in contact.changes
        ],
    }
