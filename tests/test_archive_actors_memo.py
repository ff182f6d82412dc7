"""Answers that are kept."""

from __future__ import annotations

from archive.actors.memo import ENOUGH, remembered


def test_a_question_is_answered_once_while_it_is_among_the_last():
    """The function is called for each argument once, and again when many others were asked in between."""
    asked = []

    def length(name: str) -> int:
        asked.append(name)
        return len(name)

    known = remembered(length)
    assert [known("Bonn"), known("Hof"), known("Bonn")] == [4, 3, 4]
    assert asked == ["Bonn", "Hof"]
    for number in range(ENOUGH):
        known(str(number))
    asked.clear()
    assert known("Bonn") == 4
    assert asked == ["Bonn"]
