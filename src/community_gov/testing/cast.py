"""Who is on the bench: people by the names that a test gives them, in their roles."""

from collections.abc import Iterable, Sequence
from typing import Self

from attrs import frozen

from community_gov.domain.errors import InvalidInput, NotFound, Problem, nearest
from community_gov.services.neighbourhood import Neighbourhood
from community_gov.testing.ground import Ground


@frozen
class _Introduced:
    id: str
    roles: tuple[str, ...]


class Cast(Ground):
    """The part of a bench that knows people by name."""

    _at: str | None = None
    _people: dict[tuple[str, str], _Introduced]

    def at(self, place: str) -> Self:
        """Go to a place: what follows is done there. A case stays where it was opened."""
        self.place(place)
        self._at = place
        return self

    @property
    def here(self) -> Neighbourhood:
        """The place where the test is: the only one, or the one that `at` named.

        Raises:
            InvalidInput: there are several and none was named.
        """
        if self._at is None:
            places = self.district.places
            if len(places) != 1:
                raise InvalidInput(Problem("bench.which_place", params={"choices": places}))
            self._at = places[0]
        return self.place(self._at)

    def person(
        self, name: str, role: str | Iterable[str] = (), *, body: str | None = None, **contact: str
    ) -> str:
        """Introduce somebody under a name that the test uses from now on.

        Args:
            name: such as ``"aunt"``; free, and no value about a person.
            role: one role or several. A role in a body is given from today on; a part in cases,
                such as ``resident``, is the part that this person has in cases they open.
            body: in which body, where more than one has the role.
            contact: what is registered of the person: ``phone="13800138000"``.

        Returns:
            The person's id. The same name with the same roles is the same person.

        Raises:
            NotFound: no workflow here has such a role.
            InvalidInput: the name is taken by somebody in another role, no body or more than one
                has the role, or a value has the wrong form.
        """
        here, roles = self.here, (role,) if isinstance(role, str) else tuple(role)
        known = self._known.get((here.name, name))
        if known is not None:
            if roles and known.roles != roles:
                raise InvalidInput(Problem("bench.twice", name, {"name": name}))
            return known.id
        bodies = {one: self._body(one, body) for one in roles}
        id = here.register_person(contact)
        for one, found in bodies.items():
            if found is not None:
                here.appoint(id, one, found, self.moment.date())
        self._known[here.name, name] = _Introduced(id, roles)
        return id

    def id_of(self, name: str, place: str | None = None) -> str:
        """Return the id of somebody by name, or an id of the library as it is.

        Raises:
            InvalidInput: nobody of that name was introduced.
        """
        place = place or self.here.name
        known = self._known.get((place, name))
        if known is not None:
            return known.id
        if len(name) == 32 and set(name) <= set("0123456789abcdef"):
            return name
        if name in {one.id for one in self._known.values()}:
            return name
        near = nearest(name, [one for at, one in self._known if at == place]) or "person(…)"
        raise InvalidInput(Problem("bench.nobody", name, {"name": name, "near": near}))

    def is_known(self, name: str) -> bool:
        """Whether somebody was introduced here by a name."""
        return (self.here.name, name) in self._known

    def name_of(self, id: str) -> str:
        """Return by which name somebody was introduced; the id where there is none."""
        return next((name for (_, name), one in self._known.items() if one.id == id), id)

    def roles_of(self, id: str) -> tuple[str, ...]:
        """Return with which roles somebody was introduced."""
        return next((one.roles for one in self._known.values() if one.id == id), ())

    @property
    def _known(self) -> dict[tuple[str, str], _Introduced]:
        if "_people" not in vars(self):
            self._people = {}
        return self._people

    def _body(self, role: str, named: str | None) -> str | None:
        rulebook = self.here.rulebook
        roles = [one for workflow in rulebook.workflows.values() for one in workflow.roles]
        if role not in {one.name for one in roles}:
            near = nearest(role, {one.name for one in roles})
            raise NotFound(Problem("role.not_here", role, {"near": near}))
        kinds = {one.body for one in roles if one.name == role and one.body is not None}
        if not kinds:
            return None
        if named is not None:
            return named
        found = [one.name for one in rulebook.place.bodies.values() if one.kind in kinds]
        return _only(found, role, sorted(kinds))


def _only(found: Sequence[str], role: str, kinds: Sequence[str]) -> str:
    if not found:
        raise InvalidInput(Problem("bench.no_body", role, {"role": role, "kind": kinds}))
    if len(found) > 1:
        raise InvalidInput(Problem("bench.which_body", role, {"role": role, "choices": found}))
    return found[0]
