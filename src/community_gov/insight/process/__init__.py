"""How cases really went: event logs in and out, times, rework, and the rules beside them.

Everything here reads one neutral log, whether it was made from a place's own history, from XES
or from CSV. A log names roles, never persons, and holds nothing that a case is about.
"""
