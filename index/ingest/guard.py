"""An unmounted disk is not a purge: when articles that are gone from their source may be removed."""

from __future__ import annotations

from typing import NoReturn

from archive.errors import ArchiveError, Problem
from archive.source import Source
from index.ingest.codes import problem
from index.ingest.plan import Plan

LOST_ARTICLES = 20
LOST_SHARE = 4
"""More than twenty and more than a quarter: nobody deletes so much without saying so."""


class RemovalsRefused(ArchiveError):
    """A full rebuild would lose articles that nobody said should go."""


def suspicion(plan: Plan, lost: int) -> str:
    """Why these removals look like an accident; empty when they do not (or there are none)."""
    if not lost:
        return ""
    if not plan.source.path.exists():
        return "the folder is missing; is the disk connected?"
    if not plan.found:
        return "the folder is empty; is the disk connected?"
    if lost > LOST_ARTICLES and lost * LOST_SHARE > plan.known:
        return f"{lost:,} of {plan.known:,} articles are gone from it"
    return ""


def withheld(plan: Plan, lost: int, reason: str) -> Problem:
    """Says that articles stay in the index although they are gone from their source."""
    stay = f"{reason}; the {lost:,} articles stay in the index (if they should go: --allow-removals)"
    return problem("removals-withheld", str(plan.source.path), stay)


def refuse(folder: str, lost: int, reason: str) -> NoReturn:
    """End a full rebuild that would lose articles."""
    raise RemovalsRefused(
        f"{folder}: {reason}; a rebuilt index would lack {lost:,} articles, so the old one stays "
        "(if they should go: --allow-removals)"
    )


def empty_folder(source: Source) -> Problem:
    """Says that a source folder holds no articles."""
    reason = "holds no files that could be articles (.txt, .md, .html, .jsonl, .zip …)"
    return problem("empty-folder", str(source.path), reason)
