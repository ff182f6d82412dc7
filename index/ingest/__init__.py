"""From source folders to an index: what was read, what changed, what is gone (`run`).

Nothing is imported here: a worker process starts with `pool` and `work` alone.
"""
