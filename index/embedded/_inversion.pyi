from typing_extensions import Buffer

def count(
    types: Buffer,
    starts: Buffer,
    counts: Buffer,
    ends: Buffer,
    lists: Buffer,
    hidden_at: Buffer,
    hidden: Buffer,
    rows: Buffer,
    lengths: Buffer,
    first: int,
    /,
) -> int: ...
def fill(
    types: Buffer,
    starts: Buffer,
    counts: Buffer,
    ends: Buffer,
    lists: Buffer,
    hidden_at: Buffer,
    hidden: Buffer,
    rows: Buffer,
    docs: Buffer,
    freqs: Buffer,
    positions: Buffer,
    first: int,
    /,
) -> int: ...
def unite(
    starts: Buffer,
    docs: Buffer,
    freqs: Buffer,
    ends: Buffer,
    members: Buffer,
    counts: Buffer,
    new_docs: Buffer,
    new_freqs: Buffer,
    /,
) -> int: ...
