"""When and which: the lineage as a value, what is stale in it and why, and the loop that makes it."""
