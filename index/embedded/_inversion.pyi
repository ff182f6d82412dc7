from index.embedded.arrays import Ints

def count(
    types: Ints,
    starts: Ints,
    counts: Ints,
    ends: Ints,
    lists: Ints,
    hidden_at: Ints,
    hidden: Ints,
    rows: Ints,
    lengths: Ints,
    first: int,
    /,
) -> int: ...
def fill(
    types: Ints,
    starts: Ints,
    counts: Ints,
    ends: Ints,
    lists: Ints,
    hidden_at: Ints,
    hidden: Ints,
    rows: Ints,
    docs: Ints,
    freqs: Ints,
    positions: Ints,
    first: int,
    /,
) -> int: ...
def unite(
    starts: Ints,
    docs: Ints,
    freqs: Ints,
    ends: Ints,
    members: Ints,
    counts: Ints,
    new_docs: Ints,
    new_freqs: Ints,
    /,
) -> int: ...
