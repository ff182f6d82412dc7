"""Who acts in the articles: people, organisations and places, and which of them are the same.

`load_tagger` gives the tagger that finds mentions in articles, `labeller` decides which actor of the
archive a name means (see `archive.mentions` for both contracts). `explain` says whom a lone surname may
mean, `propose` what a person could write into the authority file, `read_authority` reads that file,
`actors_of_own` and `words_of_own` name the actors and the words for offices that it adds.
"""

from __future__ import annotations

from archive.actors.across.authority import read_authority
from archive.actors.across.labels import explain
from archive.actors.across.proposals import Proposal, propose, propose_among
from archive.actors.loading import actors_of_own, labeller, load_tagger, words_of_own

__all__ = [
    "Proposal",
    "actors_of_own",
    "explain",
    "labeller",
    "load_tagger",
    "propose",
    "propose_among",
    "read_authority",
    "words_of_own",
]
