"""The gallery of errors: each really happens, and the page shows what was said."""
