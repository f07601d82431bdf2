"""Which language whoever calls a command reads."""

import os
import sys
from itertools import pairwise

from community_gov.domain.text import Language


def language_of_environment() -> Language:
    """Return the language that the terminal is set to; English when it does not say Chinese."""
    for name in ("COMMUNITY_GOV_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name, "")
        if value:
            return "zh" if value.lower().startswith("zh") else "en"
    return "en"


def language_of_call() -> Language:
    """Return the language that a call asks for with ``--language``, else that of the terminal."""
    words = sys.argv[1:]
    for word, following in pairwise([*words, ""]):
        given = word.partition("=")[2] if word.startswith("--language=") else following
        if word.startswith("--language") and given in ("zh", "en"):
            return "zh" if given == "zh" else "en"
    return language_of_environment()
