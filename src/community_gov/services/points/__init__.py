"""Points of a place: what effects of cases book, what can be asked, and what is told of it."""
