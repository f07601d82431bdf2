"""Community partners (社区合伙人) and free courses (公益课程).

>>> from community_gov_courses import Courses, CoursesSettings
>>> [offer.program.name for offer in Courses(CoursesSettings()).programs()]
['resource', 'partner', 'course', 'enrolment', 'session', 'plan']
"""

from community_gov_courses.figures import CourseFigures, course_figures
from community_gov_courses.plugin import Courses
from community_gov_courses.settings import CoursesSettings, Gift, Subject

__all__ = ["CourseFigures", "Courses", "CoursesSettings", "Gift", "Subject", "course_figures"]
