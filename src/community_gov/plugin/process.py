"""The author's surface for who looks at how cases went; needs no extra.

>>> from community_gov.plugin.process import logs_of, view
"""

from community_gov.insight.process.conformance import conformance
from community_gov.insight.process.csv_reading import Columns, read_csv
from community_gov.insight.process.history import logs_of
from community_gov.insight.process.indicators import Measured, indicators_of
from community_gov.insight.process.log import Log
from community_gov.insight.process.ocel import write_ocel
from community_gov.insight.process.spans import elapsed, office_hours, paced
from community_gov.insight.process.view import View, view
from community_gov.insight.process.xes_reading import read_xes
from community_gov.insight.process.xes_writing import write_xes

__all__ = [
    "Columns",
    "Log",
    "Measured",
    "View",
    "conformance",
    "elapsed",
    "indicators_of",
    "logs_of",
    "office_hours",
    "paced",
    "read_csv",
    "read_xes",
    "view",
    "write_ocel",
    "write_xes",
]
