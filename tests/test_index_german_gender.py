"""Gendered spellings and what only looks like them."""

import pytest

from index.german.gender import gendered

FORMS = [
    ("Bürger:innen", ("Bürger", "Bürgerinnen")),
    ("Bürger*innen", ("Bürger", "Bürgerinnen")),
    ("Bürger_innen", ("Bürger", "Bürgerinnen")),
    ("Bürger·innen", ("Bürger", "Bürgerinnen")),
    ("Bürger/innen", ("Bürger", "Bürgerinnen")),
    ("Bürger/-innen", ("Bürger", "Bürgerinnen")),
    ("BürgerInnen", ("Bürger", "Bürgerinnen")),
    ("BürgerIn", ("Bürger", "Bürgerin")),
    ("Präsident:in", ("Präsident", "Präsidentin")),
    ("EU-Bürger:innen", ("EU-Bürger", "EU-Bürgerinnen")),
    ("Bürgerinnen", None),
    ("LinkedIn", None),  # nobody is a Linked
    ("CheckIn", None),
    ("BIP", None),
    ("INNEN", None),
    (":innen", None),
    ("innen", None),
    ("", None),
]


@pytest.mark.parametrize(("spelling", "forms"), FORMS)
def test_gendered_spellings_give_base_and_feminine(spelling: str, forms: tuple[str, str] | None) -> None:
    """Colon, star, underscore, dot, slash and inner I are marks; LinkedIn has none."""
    assert gendered(spelling) == forms
