"""How a case moves: a workflow is data, and deciding is a pure function."""
