"""No search for garbage meanwhile."""

import gc

from index.embedded import garbage


def test_collection_goes_on_afterwards() -> None:
    """Also where it fails inside; who has none keeps it so."""
    assert gc.isenabled()
    try:
        with garbage.kept():
            assert not gc.isenabled()
            with garbage.kept():
                pass
            assert not gc.isenabled()
            raise KeyError
    except KeyError:
        assert gc.isenabled()
