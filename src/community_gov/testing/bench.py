"""The bench: a district on which a test says what people do, and what they may not."""

from community_gov.testing.acting import Acting
from community_gov.testing.ground import START

__all__ = ["START", "Bench"]


class Bench(Acting):
    """A district to test a plugin on: a real database, real keys, and a clock that stands.

    Args:
        folder: an empty folder, such as pytest's ``tmp_path``.
        places: a folder of place files, or the files' texts by name.
        start: the moment at which the clock stands first.
        plugins: plugin classes to choose from, instead of those that are installed.
        inquire: answers for the data of a place, when a case is closed.
        keys: what seals personal values, instead of key files in `folder`.
        new_id: gives names to cases and people.

    >>> def test_a_plugin(bench):
    ...     bench.person("aunt", role="resident")
    ...     bench.person("clerk", role="clerk")
    ...     case = bench.open_case("handrail:install", by="aunt", room="bath", photo="room.jpg")
    ...     bench.after("2 working days")
    ...     with bench.refused("reason.missing"):
    ...         bench.act(case, "decline", by="clerk")
    ...     bench.act(case, "decline", by="clerk", reason="wall_too_thin")
    ...     assert bench.state(case) == "declined"
    """
