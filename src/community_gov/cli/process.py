"""``community-gov process``: how cases really went, in figures, in files, and from elsewhere."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import click

from community_gov.cli.errors import WrongUse
from community_gov.cli.frame import Verbs
from community_gov.cli.indicators import indicators, seen
from community_gov.cli.opening import composed, open_stored, rulebook_of
from community_gov.cli.process_mapping import LogMapping, read_mapping
from community_gov.cli.process_tables import Told, show_told, show_written
from community_gov.cli.words import SAYS, Command, examples, placed, spoken, stored
from community_gov.cli.writing import write_file
from community_gov.domain.calendar import CHINA_TIME
from community_gov.domain.errors import InvalidInput, NotFound, Problem, nearest
from community_gov.domain.text import Language
from community_gov.insight.process.conformance import Conformance, conformance
from community_gov.insight.process.csv_reading import read_csv
from community_gov.insight.process.history import Aliases, logs_of
from community_gov.insight.process.log import Log
from community_gov.insight.process.ocel import write_ocel
from community_gov.insight.process.spans import Measure, elapsed, office_hours, paced
from community_gov.insight.process.view import LEAST, QUIET, view
from community_gov.insight.process.xes_reading import LARGEST, read_xes
from community_gov.insight.process.xes_writing import write_xes
from community_gov.services.neighbourhood import Neighbourhood
from community_gov.services.ports import Rulebook
from community_gov.workflow.definition import Workflow

_DAY = click.DateTime(["%Y-%m-%d"])
_FILE = click.Path(dir_okay=False, path_type=Path)
_OF = "--database sqlite:///district.db"


class _ShowFirst(Verbs):
    """A group in which ``process PLACE`` means ``process show PLACE``."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        known = not args or args[0].startswith("-") or args[0] in self.commands
        return super().resolve_command(ctx, args if known else ["show", *args])


@click.group(
    cls=_ShowFirst,
    help=SAYS["process"],
    epilog=examples("process willow --database sqlite:///district.db"),
)
def process() -> None:
    """Hold the commands on how cases went."""


process.add_command(indicators)


def _chosen(command: Command) -> Command:
    """Add what chooses the cases of a place."""
    command = click.option("--until", type=_DAY, help=SAYS["opened_until"])(command)
    command = click.option("--since", type=_DAY, help=SAYS["opened_since"])(command)
    return click.option("--program", help=SAYS["process_program"])(command)


def _counted(command: Command) -> Command:
    """Add how figures are made."""
    days = click.IntRange(min=1)
    command = click.option(
        "--quiet", type=days, default=QUIET.days, help=SAYS["quiet"], metavar="DAYS"
    )(command)
    command = click.option(
        "--least", type=click.IntRange(min=1), default=LEAST, help=SAYS["least_cases"]
    )(command)
    return click.option("--office-hours", "office", is_flag=True, help=SAYS["office_hours"])(
        command
    )


@process.command(
    help=SAYS["process_show"],
    epilog=examples(f"process willow {_OF}", f"process willow --program garden:plot --json {_OF}"),
)
@click.argument("place")
@_chosen
@_counted
@spoken
@stored
def show(
    place: str,
    program: str | None,
    since: datetime | None,
    until: datetime | None,
    office: bool,
    least: int,
    quiet: int,
    database: str,
    keys: Path | None,
    places: Path | None,
    language: Language,
    as_json: bool,
) -> None:
    """Print how the cases of a place went."""
    with open_stored(places, database, keys) as district:
        here = district.neighbourhood(place)
        logs = _logs(here, program, since, until)
        rules = here.rulebook
        watched = seen(here, program, since, until)
    measure, now, still = _measure(rules, office), datetime.now(UTC), timedelta(days=quiet)
    told = []
    for log in logs:
        offer = rules.programs.get(log.name)
        workflow = rules.workflows.get(offer.workflow) if offer else None
        found = view(log, now, measure=measure, least=least, quiet=still)
        beside = conformance(log, workflow) if workflow else None
        own = [one for one in watched if one.indicator.program == log.name]
        told.append(Told(offer.label if offer else None, found, beside, own))
    show_told(told, language, office=office, as_json=as_json)


def _logs(
    here: Neighbourhood,
    program: str | None,
    since: datetime | None,
    until: datetime | None,
    aliases: Aliases | None = None,
) -> tuple[Log, ...]:
    if program is not None and program not in here.rulebook.programs:
        near = nearest(program, here.rulebook.programs)
        raise NotFound(Problem("program.not_here", program, {"near": near}))
    logs = logs_of(
        here,
        program=program,
        since=since.date() if since else None,
        until=until.date() if until else None,
        aliases=aliases,
    )
    if not logs:
        raise NotFound(Problem("process.nothing", here.name))
    return logs


def _measure(rules: Rulebook | None, office: bool) -> Measure:
    if not office:
        return elapsed
    if rules is None:
        params = {"option": "--office-hours", "other": "--place"}
        raise WrongUse(Problem("call.needs", "--office-hours", params))
    return office_hours(rules.calendar, rules.zone)


@process.command(
    help=SAYS["process_export"],
    epilog=examples(
        f"process export willow --ocel willow.json {_OF}",
        f"process export willow --program garden:plot --xes plot.xes {_OF}",
    ),
)
@click.argument("place")
@click.option("--xes", type=_FILE, help=SAYS["xes"])
@click.option("--ocel", type=_FILE, help=SAYS["ocel"])
@click.option("--pseudonyms", is_flag=True, help=SAYS["pseudonyms"])
@_chosen
@spoken
@stored
def export(
    place: str,
    xes: Path | None,
    ocel: Path | None,
    pseudonyms: bool,
    program: str | None,
    since: datetime | None,
    until: datetime | None,
    database: str,
    keys: Path | None,
    places: Path | None,
    language: Language,
    as_json: bool,
) -> None:
    """Write the history of a place for other tools."""
    if xes is None and ocel is None:
        raise WrongUse(Problem("call.one_of", "", {"options": "--xes FILE, --ocel FILE"}))
    aliases = Aliases() if pseudonyms else None
    with open_stored(places, database, keys) as district:
        logs = _logs(district.neighbourhood(place), program, since, until, aliases)
    if xes is not None:
        write_file(xes, write_xes(_only(logs)).decode())
    if ocel is not None:
        write_file(ocel, write_ocel(logs, language).decode())
    counts = {log.name: len(log.traces) for log in logs}
    files = [str(one) for one in (xes, ocel) if one is not None]
    show_written(counts, files, language, as_json)


def _only(logs: Sequence[Log]) -> Log:
    if len(logs) > 1:
        known = ", ".join(log.name for log in logs)
        raise InvalidInput(Problem("process.which_program", params={"known": known}))
    return logs[0]


@process.command(
    help=SAYS["process_read"],
    epilog=examples(
        "process read old.xes",
        "process read old.csv --mapping old.yaml --place willow --beside garden:plot",
    ),
)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--mapping", type=_FILE, help=SAYS["log_mapping"])
@click.option("--place", help=SAYS["process_place"])
@click.option("--beside", help=SAYS["process_beside"], metavar="WORKFLOW")
@_counted
@spoken
@placed
def read(
    file: Path,
    mapping: Path | None,
    place: str | None,
    beside: str | None,
    office: bool,
    least: int,
    quiet: int,
    places: Path | None,
    language: Language,
    as_json: bool,
) -> None:
    """Print how the cases of a log from elsewhere went."""
    if beside is not None and place is None:
        params = {"option": "--beside", "other": "--place"}
        raise WrongUse(Problem("call.needs", "--beside", params))
    how = read_mapping(mapping) if mapping else LogMapping()
    rules = rulebook_of(places, place) if place else None
    log = paced(_read(file, how, rules), how.ends, how.sends_back)
    latest = max((event.at for event in log.events), default=datetime.now(UTC))
    measure, still = _measure(rules, office), timedelta(days=quiet)
    found = view(log, latest, measure=measure, least=least, quiet=still)
    workflow = composed(rules, beside) if rules and beside else None
    compared = _compared(log, workflow, how, mapping) if workflow else None
    show_told([Told(None, found, compared)], language, office=office, as_json=as_json)


def _read(file: Path, how: LogMapping, rules: Rulebook | None) -> Log:
    zone = rules.zone if rules else CHINA_TIME
    with file.open("rb") as opened:
        data = opened.read(LARGEST + 1)  # one more than may be read, so that it is noticed
    if file.suffix.lower() == ".xes":
        return read_xes(data, file=str(file), zone=zone)
    if how.columns is None:
        raise WrongUse(Problem("process.no_columns", str(file)))
    return read_csv(data, how.columns, zone, file=str(file), name=file.stem)


def _compared(log: Log, workflow: Workflow, how: LogMapping, mapping: Path | None) -> Conformance:
    known = [action.name for action in workflow.actions]
    unknown = sorted({one for one in how.activities.values() if one and one not in known})
    if unknown:
        params = {
            "names": ", ".join(unknown),
            "workflow": workflow.name,
            "known": ", ".join(known),
        }
        raise WrongUse(Problem("process.unknown_actions", str(mapping), params))
    return conformance(log, workflow, how.activities)
