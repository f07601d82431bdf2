"""The two marks of a hook: the contract's and the author's."""

import pluggy

PROJECT = "community_gov"

hookspec = pluggy.HookspecMarker(PROJECT)
hookimpl = pluggy.HookimplMarker(PROJECT)
