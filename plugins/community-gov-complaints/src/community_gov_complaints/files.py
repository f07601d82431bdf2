"""The files of this package: a mapping, invented complaints, and their labels by hand."""

from importlib.resources import files
from importlib.resources.abc import Traversable

_DATA = files("community_gov_complaints") / "data"


def mapping_file() -> Traversable:
    """Return the mapping for an export of the provincial platform; its form is to be checked."""
    return _DATA / "platform.yaml"


def complaints_file() -> Traversable:
    """Return 106 invented complaints about one estate, as the platform might export them."""
    return _DATA / "complaints.csv"


def other_matters_file() -> Traversable:
    """Return invented other matters of the same year and channels, which go on after June."""
    return _DATA / "other_matters.csv"


def labels_file() -> Traversable:
    """Return the category of each of the 106 as a person would label it."""
    return _DATA / "labels.csv"
