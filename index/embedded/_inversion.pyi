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
