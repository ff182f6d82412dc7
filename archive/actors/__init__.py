"""Who acts in the articles: people, organisations and places, and which of them are the same.

`load_tagger` gives the tagger that finds mentions in articles, `labeller` decides which actor of the
archive a name means (see `archive.mentions` for both contracts).
"""

from __future__ import annotations

from archive.actors.loading import labeller, load_tagger

__all__ = ["labeller", "load_tagger"]
