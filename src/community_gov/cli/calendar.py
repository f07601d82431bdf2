"""``community-gov calendar``: what is booked in a place, as an iCalendar file."""

from datetime import datetime, timedelta
from pathlib import Path

import click

from community_gov.cli.frame import command
from community_gov.cli.opening import open_stored
from community_gov.cli.points_card import WRITTEN
from community_gov.cli.tables import show_json
from community_gov.cli.words import SAYS, examples, spoken, stored
from community_gov.cli.writing import write_bytes
from community_gov.domain.text import Language

_DAY = click.DateTime(["%Y-%m-%d"])
_A_YEAR = timedelta(days=366)


@command(
    help=SAYS["calendar"],
    epilog=examples("calendar willow --ics hall.ics --what hall --database sqlite:///district.db"),
)
@click.argument("place")
@click.option(
    "--ics", type=click.Path(dir_okay=False, path_type=Path), required=True, help=SAYS["ics"]
)
@click.option("--what", help=SAYS["what_booked"])
@click.option("--since", type=_DAY, help=SAYS["since_today"])
@click.option("--until", type=_DAY, help=SAYS["until_a_year"])
@spoken
@stored
def calendar(
    place: str,
    ics: Path,
    what: str | None,
    since: datetime | None,
    until: datetime | None,
    database: str,
    keys: Path | None,
    places: Path | None,
    language: Language,
    as_json: bool,
) -> None:
    """Write what is booked."""
    from community_gov.paper.ical import icalendar

    with open_stored(places, database, keys) as district:
        here = district.neighbourhood(place)
        zone = here.rulebook.zone
        now = datetime.now(zone)
        first = since.date() if since else now.date()
        last = until.date() if until else first + _A_YEAR
        found = here.bookings(what, since=first, until=last)
        label = here.rulebook.place.label
    write_bytes(ics, icalendar(found, place, label, zone, now, language))
    if as_json:
        show_json({"ics": str(ics), "bookings": len(found)})
    else:
        click.echo(WRITTEN.fill(file=ics).in_(language))
