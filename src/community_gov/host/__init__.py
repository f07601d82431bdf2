"""Reading what places and plugins bring along, and building what holds in each place.

>>> from community_gov.host import PlaceBook
"""

from community_gov.host.catalogue import Catalogue, Installed
from community_gov.host.checking import check_workflow_file
from community_gov.host.district import PlaceBook
from community_gov.host.mapping_file import mapping_of, read_mapping
from community_gov.host.report import PlaceReport
from community_gov.host.workflow_file import read_workflow
from community_gov.host.workflow_writing import written

__all__ = [
    "Catalogue",
    "Installed",
    "PlaceBook",
    "PlaceReport",
    "check_workflow_file",
    "mapping_of",
    "read_mapping",
    "read_workflow",
    "written",
]
