"""Labelled sentences: reading, spans, and the way to the archive's tokens and back."""

from __future__ import annotations

import gzip
import lzma

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.actors.train import conll
from archive.actors.train.conll import Name, Sentence
from archive.errors import ArchiveError

TEXT = "# doc=1\nAngela\tB-PER\nMerkel\tI-PER\n.\tO\n\nBonn\tI-LOC\nRom\tB-MISC\n"


@pytest.mark.parametrize(("suffix", "opened"), [("", open), (".xz", lzma.open), (".gz", gzip.open)])
def test_reads_plain_and_compressed_files(tmp_path, suffix, opened):
    """Comments say the text, unknown kinds are no names, an inside label without a beginning begins."""
    path = tmp_path / f"gold.conll{suffix}"
    with opened(path, "wt", encoding="utf-8") as file:
        file.write(TEXT)
    assert conll.read(path) == [
        Sentence(("Angela", "Merkel", "."), ("B-PER", "I-PER", "O"), "doc=1"),
        Sentence(("Bonn", "Rom"), ("B-LOC", "O"), ""),
    ]


@pytest.mark.parametrize("line", ["Angela", "Angela\tPER", "Angela\t"])
def test_a_line_without_a_label_is_named(tmp_path, line):
    """The message says file, line and what was expected."""
    path = tmp_path / "gold.conll"
    path.write_text(f"Bonn\tB-LOC\n{line}\n", encoding="utf-8")
    with pytest.raises(ArchiveError) as caught:
        conll.read(path)
    assert str(caught.value) == f"{path}:2: expected a word, a tab and an IOB2 label, found {line!r}"


def test_names_are_the_spans_of_the_labels():
    """Two names may touch."""
    labels = ("B-PER", "I-PER", "B-LOC", "O", "B-ORG")
    assert conll.names(labels) == [Name(0, 2, "PER"), Name(2, 3, "LOC"), Name(4, 5, "ORG")]


def test_adjectives_alone_are_no_names():
    """russische is none, Russische Föderation and a name that is written small are."""
    words = ("russische", "Russische", "Föderation", "europäischen", "Union", "taz", "chinesisch")
    labels = ("B-LOC", "B-LOC", "I-LOC", "B-ORG", "I-ORG", "B-ORG", "B-LOC")
    found = conll.without_demonyms(Sentence(words, labels)).labels
    assert found == ("O", "B-LOC", "I-LOC", "B-ORG", "I-ORG", "B-ORG", "O")


def test_retokenize_cuts_words_as_the_archive_does():
    """Abbreviations lose their point, a slash stands alone; the parts of a name stay one name."""
    sentence = Sentence(("Dr.", "CDU/CSU", "z.B."), ("O", "B-ORG", "O"))
    cut, origin = conll.retokenize(sentence)
    assert cut.words == ("Dr", ".", "CDU", "/", "CSU", "z", ".", "B", ".")
    assert cut.labels == ("O", "O", "B-ORG", "I-ORG", "I-ORG", "O", "O", "O", "O")
    assert origin == [0, 0, 1, 1, 1, 2, 2, 2, 2]


WORDS = st.lists(
    st.sampled_from(["Dr.", "Müller", "CDU/CSU", "3,5", "z.B.", "EU-Rat", "(", "–"]), min_size=1, max_size=8
)


@given(WORDS, st.data())
@settings(max_examples=60, deadline=None)
def test_labels_come_back_from_tokens_to_words(words, data):
    """Retokenised labels mapped back are the labels one began with."""
    labels = data.draw(
        st.lists(st.sampled_from(["O", "B-PER", "I-PER", "B-ORG"]), min_size=len(words), max_size=len(words))
    )
    sentence = Sentence(tuple(words), conll.repair(labels))
    cut, origin = conll.retokenize(sentence)
    assert conll.back_to_words(cut.labels, origin, len(words)) == sentence.labels
