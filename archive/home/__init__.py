"""The home of one archive: its settings, source folders and history, in one folder."""

from archive.home.folders import SourceFolder
from archive.home.home import Home
from archive.home.settings import Settings

__all__ = ["Home", "Settings", "SourceFolder"]
