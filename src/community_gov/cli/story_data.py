"""The data of the story: complaints that a chapter takes in, and that cases ask again."""

from collections.abc import Sequence
from datetime import datetime
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING

from attrs import define, field

from community_gov.domain.findings import Finding, Inquiry
from community_gov.services.ports import Rulebook

if TYPE_CHECKING:
    from community_gov.domain.taxonomy import Taxonomy


@define
class StoryData:
    """By place, the frame of its complaints and the taxonomy that they are sorted into."""

    _frames: dict[str, tuple[object, "Taxonomy"]] = field(factory=dict)

    def take_in(
        self, rulebook: Rulebook, files: Sequence[Traversable], mapping: Traversable
    ) -> object:
        """Read files of complaints by a mapping, sort them by the place's classifiers."""
        from community_gov.host import mapping_of
        from community_gov.insight.classify import Sorter
        from community_gov.insight.intake import read_rows, take_in, to_frame

        meant = mapping_of(mapping.read_bytes(), mapping.name)
        name = meant.taxonomy or next(iter(rulebook.taxonomies))
        taxonomy = rulebook.taxonomies[name]
        sort = Sorter.of(taxonomy, rulebook.classifiers.values())
        taken = [
            take_in(
                read_rows(file.read_bytes(), file.name, meant), meant, taxonomy=taxonomy, sort=sort
            )
            for file in files
        ]
        frame = to_frame([one for intake in taken for one in intake.accepted])
        self._frames[rulebook.place.name] = (frame, taxonomy)
        return frame

    def frame(self, place: str) -> object:
        """Return the complaints of a place as they were taken in; None when there are none."""
        frame, _ = self._frames.get(place, (None, None))
        return frame

    def __call__(self, place: str, asked: Inquiry, at: datetime) -> Finding | None:
        """Ask the complaints of a place."""
        if place not in self._frames:
            return None
        from community_gov.insight.findings import inquirer

        frame, taxonomy = self._frames[place]
        return inquirer(lambda _: frame, [taxonomy])(place, asked, at)
