"""What the kit's settings and options of pytest are called."""

PLACES = "bench_places"
OPTION = "--update-workflow-snapshots"
UPDATE = "update_workflow_snapshots"
