"""The portrait of complaints as a page, and its charts as files."""

from community_gov.paper.portraits.charts import charts
from community_gov.paper.portraits.measure import measure_numbers, measure_title
from community_gov.paper.portraits.page import main_numbers, portrait_page
from community_gov.paper.portraits.subject import Subject

__all__ = ["Subject", "charts", "main_numbers", "measure_numbers", "measure_title", "portrait_page"]
