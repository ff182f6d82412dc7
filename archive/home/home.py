"""The home folder of one archive.

archive.toml      settings and source folders, for people to edit
actors.toml       the authority file of actors, for people to edit
generations/      the index; can always be made again from the articles
history.sqlite    saved queries, receipts, redirects, withdrawals; can't be made again
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from archive.home.config import Config, drop_folder, put_folder, read_config, template
from archive.home.folders import SourceFolder
from archive.home.history import History
from archive.home.settings import Settings, resolve


def default_home() -> Path:
    """Where the archive of this user lives when nothing else is said."""
    return platformdirs.user_data_path("zeitlupe", appauthor=False)


@dataclass(frozen=True, slots=True)
class Home:
    """One archive's home; nothing is read or made before it is asked for."""

    path: Path

    @property
    def config_path(self) -> Path:
        """Settings and source folders."""
        return self.path / "archive.toml"

    @property
    def actors_path(self) -> Path:
        """The authority file; it need not exist."""
        return self.path / "actors.toml"

    @property
    def generations(self) -> Path:
        """Where the index lives."""
        return self.path / "generations"

    @property
    def history_path(self) -> Path:
        """What can't be made again from the articles."""
        return self.path / "history.sqlite"

    def create(self) -> None:
        """Make the folder, with an `archive.toml` that explains itself. Raises OSError."""
        self.path.mkdir(parents=True, exist_ok=True)
        if not self.config_path.exists():
            self.config_path.write_text(template(), encoding="utf-8")

    def config(self) -> Config:
        """What `archive.toml` says. Raises SettingError."""
        return read_config(self.config_path)

    def settings(self, options: Mapping[str, object], environ: Mapping[str, str]) -> Settings:
        """Settings by option, environment, file, default. Raises SettingError."""
        return resolve(options, environ, self.config().settings, str(self.config_path))

    def folders(self) -> Mapping[str, SourceFolder]:
        """Source folders by name, in the order in which they were added. Raises SettingError."""
        return self.config().folders

    def remember(self, folder: SourceFolder) -> None:
        """Add a source folder, or change the one of this name. Raises SettingError, OSError."""
        if self.folders().get(folder.name) != folder:
            self.create()
            put_folder(self.config_path, folder)

    def forget(self, name: str) -> None:
        """Drop a source folder. Raises SettingError, OSError."""
        drop_folder(self.config_path, name)

    def history(self) -> History:
        """Open the history, making it where there is none. Raises HistoryError, OSError."""
        self.create()
        return History(self.history_path)
