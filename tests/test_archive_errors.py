"""Problems as values, errors that carry their evidence."""

import json
import pickle
from dataclasses import asdict

import pytest

from archive import errors
from archive.errors import ArchiveError, IndexProblem, ParseError, Problem, Severity

PROBLEM = Problem("taz/a.txt", 3, "no-date", Severity.WARNING, "has no date")


def test_a_problem_is_json_as_it_stands() -> None:
    """`archive check --json` writes path, line, code, severity and reason, in these words."""
    assert json.loads(json.dumps(asdict(PROBLEM))) == {
        "path": "taz/a.txt",
        "line": 3,
        "code": "no-date",
        "severity": "warning",
        "reason": "has no date",
    }


def test_a_parse_error_says_where_and_keeps_the_problem() -> None:
    """Its text begins like a compiler's message; the evidence is the value."""
    error = ParseError(PROBLEM)
    assert str(error) == "taz/a.txt:3: has no date"
    assert error.problem is PROBLEM


def test_problems_travel_between_processes() -> None:
    """Workers send them to the process that reports."""
    assert pickle.loads(pickle.dumps(PROBLEM)) == PROBLEM


@pytest.mark.parametrize("name", ["IndexMissing", "IndexOutdated", "IndexDamaged", "IndexLocked"])
def test_every_state_of_the_index_is_an_index_problem(name: str) -> None:
    """One `except IndexProblem` covers all states in which an index can't be opened."""
    error = getattr(errors, name)
    assert issubclass(error, IndexProblem)
    assert issubclass(error, ArchiveError)
