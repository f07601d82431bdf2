"""The statechart engine: the one folder that imports python-statemachine."""
