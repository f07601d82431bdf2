"""What the templates say by name, and texts of the library in the reader's language."""

from django import template

from community_gov import Text
from hall.words import language
from hall.words import say as word

register = template.Library()


@register.simple_tag
def say(name: str, **values: object) -> str:
    """Return a word of the pages."""
    return word(name, **values)


@register.filter
def told(text: Text) -> str:
    """Return a text of the library."""
    return text.in_(language())
