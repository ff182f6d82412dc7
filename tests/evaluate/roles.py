"""Who is meant by an office on a day: `python -m tests.evaluate.roles [--json]`.

The table `gold/roles.tsv` holds dated sentences that name nobody, and who held the office then; nobody
where the date does not decide, or where the words mean no holder at all (former ones, candidates,
chancellors of universities). Each goes through the tagger and the labeller alone. `right`: the holder,
or nobody where nobody should be; `open`: nobody although there is a holder; `wrong`: somebody else.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from archive.actors import labeller, load_tagger
from archive.article import Article
from archive.dates import PartialDate
from archive.mentions import Kind, Labeller, Mention, Names
from archive.tokens import Lexicon, tokenize
from tests.evaluate.clusters import fold

TABLE = Path(__file__).with_name("gold") / "roles.tsv"


@dataclass(frozen=True, slots=True)
class Row:
    """A dated sentence and the names (folded) of the person that it means, none where it must stay open."""

    date: PartialDate
    sentence: str
    who: frozenset[str]


def main(arguments: list[str] | None = None) -> int:
    """Print the counts, and what is not right. Returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.evaluate.roles", description=__doc__)
    parser.add_argument("--json", action="store_true", help="counts as JSON")
    chosen = parser.parse_args(arguments)
    rows = read(TABLE)
    answers = [answer(row, found) for row, found in zip(rows, persons(rows), strict=True)]
    counts = Counter(word for word, _ in answers)
    figures = {word: counts[word] for word in ("right", "open", "wrong")} | {"of": len(rows)}
    print(json.dumps(figures) if chosen.json else ", ".join(f"{word} {n}" for word, n in figures.items()))
    for row, (word, names) in zip(rows, answers, strict=True):
        if word != "right":
            print(f"{word}: {row.date.iso()} {row.sentence} {', '.join(names) or '-'}", file=sys.stderr)
    return 0


def read(path: Path) -> list[Row]:
    """The rows of the table: date, sentence, holder; lines with # are notes."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return [_row(*line.split("\t")) for line in lines]


def _row(date: str, sentence: str, who: str) -> Row:
    return Row(PartialDate.from_iso(date), sentence, frozenset(map(fold, filter(None, who.split("|")))))


def answer(row: Row, found: Sequence[str]) -> tuple[str, Sequence[str]]:
    """right, open or wrong, and the names."""
    if any(fold(name) not in row.who for name in found):
        return "wrong", found
    return "open" if row.who and not found else "right", found


def persons(rows: Sequence[Row]) -> list[list[str]]:
    """The people to whom each sentence leads by an office."""
    articles = [Article(f"roles/{n}", "", row.sentence, row.date) for n, row in enumerate(rows)]
    lexicon = Lexicon()
    tokens = [tokenize(article.text, lexicon) for article in articles]
    label = labeller()
    return [
        [name for mention in mentions if mention.role for name in _holders(label, mention, row.date)]
        for row, mentions in zip(rows, load_tagger()(articles, tokens, lexicon), strict=True)
    ]


def _holders(label: Labeller, mention: Mention, date: PartialDate) -> list[str]:
    first, last = (np.array([day.toordinal()], np.int32) for day in (date.first, date.last))
    names = Names([Kind.PERSON], [mention.name], [True], np.zeros(1, np.int32), first, last)
    labels = label.label(names)
    return [labels.actors[number].name for number in labels.pair_actors.tolist() if number >= 0]


if __name__ == "__main__":
    sys.exit(main())
