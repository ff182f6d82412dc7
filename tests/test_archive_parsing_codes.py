"""The table of all problems."""

import ast
from pathlib import Path

import pytest

import archive
from archive.errors import Problem, Severity
from archive.parsing.codes import CODES, problem

SOURCES = [path for root in archive.__path__ for path in Path(root).rglob("*.py")]


def test_codes_are_stable_words_with_whole_sentences() -> None:
    """Programs rely on the words, the documentation is made from the sentences."""
    for name, code in CODES.items():
        assert name == code.name
        assert name == name.lower()
        assert name.replace("-", "").isalpha()
        assert code.meaning[0].isupper()
        assert code.meaning.endswith(".")


def test_a_problem_has_the_severity_of_its_code() -> None:
    """Whoever reports it."""
    assert problem("no-date", "a.txt", 3, "why") == Problem("a.txt", 3, "no-date", Severity.WARNING, "why")
    assert problem("empty", "a.txt", 0, "why").severity is Severity.ERROR


def test_a_code_that_is_not_in_the_table_can_not_be_used() -> None:
    """So the table is complete."""
    with pytest.raises(KeyError):
        problem("unheard-of", "a", 1, "reason")


def test_every_code_is_used() -> None:
    """So the table is no longer than it must be: each word stands somewhere else in the program."""
    used = {
        node.value
        for path in SOURCES
        if path.name != "codes.py"
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    assert set(CODES) - used == set()
