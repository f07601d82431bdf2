"""A small desk on community_gov: residents, workers, grid workers; server-rendered, no script."""
