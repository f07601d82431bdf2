"""A district: a folder with one file for each place, which form one tree."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from attrs import evolve, frozen

from community_gov.domain.errors import InvalidFile, NotFound, Problem, nearest
from community_gov.domain.places import Body, Place
from community_gov.host.place_file import PlaceFile, read_place

_ENDINGS = (".yaml", ".yml")


@frozen
class Places:
    """The place files of a district, by name.

    Attributes:
        files: in the order of their file names.
    """

    files: Mapping[str, PlaceFile]

    def chain(self, name: str) -> tuple[PlaceFile, ...]:
        """Return a place's file with those above it, the outermost first.

        Raises:
            NotFound: there is no such place.
        """
        if name not in self.files:
            near = nearest(name, self.files)
            raise NotFound(Problem("place.unknown", name, {"name": name, "near": near}))
        chain: list[PlaceFile] = []
        at: str | None = name
        while at is not None:
            chain.insert(0, self.files[at])
            at = self.files[at].place.under
        return tuple(chain)

    def place(self, name: str) -> Place:
        """Return a place with the bodies that have power there, those of the places above too."""
        bodies: dict[str, Body] = {}
        for file in self.chain(name):
            bodies.update(file.place.bodies)
        return evolve(self.files[name].place, bodies=bodies)


def read_places(directory: Path) -> Places:
    """Read all place files of a folder; folders inside it and hidden files are left alone.

    Raises:
        InvalidFile: all that is wrong with any of the files, and with the tree they form.
    """
    files: dict[str, PlaceFile] = {}
    problems: list[Problem] = []
    for path in _files(directory):
        try:
            file = read_place(path)
        except InvalidFile as error:
            problems.extend(error.problems)
            continue
        first = files.setdefault(file.place.name, file)
        if first is not file:
            params = {"name": file.place.name, "first": first.document.where(("place",))}
            problems.append(file.document.problem("place.twice", ("place",), **params))
    places = Places(files)
    if not problems:
        problems.extend(_tree_problems(places))
    if problems:
        raise InvalidFile(*problems)
    return places


def _files(directory: Path) -> list[Path]:
    try:
        inside = sorted(directory.iterdir())
    except OSError as error:
        params = {"detail": error.strerror or type(error).__name__}
        raise InvalidFile(Problem("yaml.unreadable", str(directory), params)) from error
    found = [
        path
        for path in inside
        if path.suffix in _ENDINGS and not path.name.startswith(".") and path.is_file()
    ]
    if not found:
        raise InvalidFile(Problem("place.none", str(directory)))
    return found


def _tree_problems(places: Places) -> Iterator[Problem]:
    files = places.files
    roots = [file for file in files.values() if file.place.under is None]
    for file in files.values():
        under = file.place.under
        if under is not None and under not in files:
            others = [name for name in files if name != file.place.name]
            params = {"name": under, "near": nearest(under, others)}
            yield file.document.problem("place.under_unknown", ("under",), **params)
        elif circle := _circle(file.place.name, files):
            yield file.document.problem("place.circle", ("under",), circle=tuple(circle))
        else:
            yield from _body_problems(file, files)
    for root in roots[1:]:
        params = {"first": roots[0].document.where(("place",))}
        yield root.document.problem("place.two_roots", ("place",), **params)


def _above(name: str, files: Mapping[str, PlaceFile]) -> Iterator[str]:
    """Yield the names above a place, for as long as they are there and new."""
    seen = {name}
    under = files[name].place.under
    while under is not None and under in files and under not in seen:
        yield under
        seen.add(under)
        under = files[under].place.under


def _circle(name: str, files: Mapping[str, PlaceFile]) -> list[str]:
    above = list(_above(name, files))
    last = above[-1] if above else name
    return [name, *above, name] if files[last].place.under == name else []


def _body_problems(file: PlaceFile, files: Mapping[str, PlaceFile]) -> Iterator[Problem]:
    for name in file.place.bodies:
        for above in _above(file.place.name, files):
            if name in files[above].place.bodies:
                at = ("bodies", name)
                first = files[above].document.where(at)
                yield file.document.problem("place.body_twice", at, name=name, first=first)
