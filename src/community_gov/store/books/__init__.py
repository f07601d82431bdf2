"""The books of every place: what is booked, and what is read of it."""

from community_gov.store.books.audit import BookAudit
from community_gov.store.books.books import Books

__all__ = ["BookAudit", "Books"]
