from index.embedded.arrays import Ints

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
