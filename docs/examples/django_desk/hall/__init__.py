"""A service hall: one Django application for one street."""
