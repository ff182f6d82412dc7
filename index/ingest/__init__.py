"""From source folders to an index: what was read, what changed, what is gone."""

from index.ingest.codes import CODES
from index.ingest.guard import RemovalsRefused
from index.ingest.run import Options, forget, known_folders, reindex
from index.ingest.summary import Listener, Summary

__all__ = ["CODES", "Listener", "Options", "RemovalsRefused", "Summary", "forget", "known_folders", "reindex"]
