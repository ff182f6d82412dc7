"""The word under which a person is looked for."""

from __future__ import annotations

import pytest

from archive.actors.surnames import surname


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Angela Merkel", "Merkel"),
        ("Ursula von der Leyen", "Leyen"),
        ("Annegret Kramp-Karrenbauer", "Kramp-Karrenbauer"),
        ("Hans-Dietrich Genscher", "Genscher"),
        ("Putin", "Putin"),
        ("Angela\u00a0Merkel ", "Merkel"),
        ("", ""),
    ],
)
def test_surnames_come_last(name: str, expected: str) -> None:
    """In Europe, whatever stands before them."""
    assert surname(name) == expected


@pytest.mark.parametrize(
    "name",
    [
        "Xi Jinping",
        "Mao Zedong",
        "Deng Xiaoping",
        "Wen Jiabao",
        "Liu Xia",
        "Ai Weiwei",
        "Kim Jong-un",
        "Ban Ki-moon",
        "Chiang Kai-shek",
        "Nguyen Van Thieu",
        "Nguyễn Phú Trọng",
    ],
)
def test_surnames_come_first(name: str) -> None:
    """In China, Korea and Vietnam."""
    assert surname(name) == name.split()[0]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Benedikt XVI.", "Benedikt"),
        ("Johannes Paul II", "Johannes"),
        ("Karl V.", "Karl"),
        ("Malcolm X", "X"),
    ],
)
def test_popes_and_kings_have_none(name: str, expected: str) -> None:
    """They are looked for under their first name; a letter alone is a surname."""
    assert surname(name) == expected


@pytest.mark.parametrize(
    "name",
    [
        "Kim Clijsters",
        "Li Andersen",
        "Wei Schmidt",
        "Anna Li",
        "Marie-Luise Jung-Stilling",
        "Lang Peter",
        "Karl Schmidt-rottluff",
    ],
)
def test_names_that_only_look_like_it(name: str) -> None:
    """A Chinese given name here, a hyphen between surnames."""
    assert surname(name) == name.split()[-1]
