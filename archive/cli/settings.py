"""`archive settings`: the table of settings and what holds now."""

from __future__ import annotations

import click

from archive.cli.frame import OK, Setup, with_setup
from archive.cli.terminal import bold, dim, say, say_json
from archive.home.settings import table


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object for programs.")
@with_setup(*(row.name for row in table()))
def settings(setup: Setup, as_json: bool) -> int:
    """List all settings, their values, and how to change them.

    A value comes from the option of a command, else from the environment, else from archive.toml
    in the home, else it is the default.

    \b
    Examples:
        archive settings
        ARCHIVE_PORT=8080 archive settings --json
    """
    values = {row.name: getattr(setup.settings, row.name) for row in table()}
    if as_json:
        say_json({"home": str(setup.home.path), **values})
        return OK
    say(f"{dim('file')}  {setup.home.config_path}")
    for row in table():
        value = values[row.name] if values[row.name] != "" else dim("empty")
        say(f"\n{bold(row.name)} = {value}  {dim(row.variable)}\n    {row.help}")
    return OK
