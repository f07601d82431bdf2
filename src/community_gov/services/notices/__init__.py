"""Telling people by the channels of their place: which notice goes where, and how it leaves."""
