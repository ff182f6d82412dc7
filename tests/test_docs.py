"""The documentation says what the program does: generated parts are in step, links lead somewhere.

`pytest tests/test_docs.py --golden-renew` writes the generated files anew.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import click
import pytest

from archive.cli.frame import COMMANDS, archive
from archive.home.settings import table
from archive.parsing import CODES, Code
from index.ingest.codes import CODES as INDEXING

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PROSE = sorted([*ROOT.glob("*.md"), *DOCS.glob("**/*.md"), ROOT / "seeds" / "README.md"])


def commands(
    command: click.Command, path: tuple[str, ...] = ("archive",)
) -> Iterator[tuple[str, click.Context]]:
    """Every command with its whole name, depth first."""
    context = click.Context(command, info_name=" ".join(path), terminal_width=80, **command.context_settings)
    yield " ".join(path), context
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            assert below is not None
            yield from commands(below, (*path, name))


def cli_page() -> str:
    """`docs/cli.md`: the help of every command."""
    lines = [
        "# The command line",
        "",
        "This page is made from the commands' own help.",
        "Results go to stdout, everything else to stderr.",
        "",
        "| exit code | |",
        "|---|---|",
        "| 0 | all well, warnings included |",
        "| 1 | some of it failed: an article unread, an index damaged, nothing by that id or name |",
        "| 2 | wrong usage, or a setting that can't be |",
        "| 3 | the whole of it failed or was interrupted; the index is as it was |",
    ]
    for name, context in commands(archive):
        lines += ["", f"## {name}", "", "```", context.get_help(), "```"]
    return "\n".join(lines) + "\n"


def settings_page() -> str:
    """`docs/settings.md`: the table of settings."""
    lines = [
        "# Settings",
        "",
        "A value comes from the option of a command, else from the environment, else from `archive.toml`.",
        "`archive settings` prints what holds now.",
        "",
        "| in archive.toml | in the environment | default | |",
        "|---|---|---|---|",
    ]
    for row in table():
        default = f"`{row.default}`" if row.default != "" else "empty"
        lines.append(f"| `{row.name}` | `{row.variable}` | {default} | {row.help} |")
    return "\n".join(lines) + "\n"


def problems_page() -> str:
    """`docs/problems.md`: every code that a reader of articles can report."""
    lines = [
        "# Problems with articles",
        "",
        "`archive check` and `archive reindex` report every problem with its place and one of these codes.",
        "A warning loses nothing.",
        "An error stands for exactly one article (or file) that was lost: read = articles + errors.",
        "",
        "| code | severity | meaning |",
        "|---|---|---|",
        *(code_row(code) for code in CODES.values()),
        "",
        "Indexing adds these.",
        "",
        "| code | severity | meaning |",
        "|---|---|---|",
        *(code_row(code) for code in INDEXING.values()),
    ]
    return "\n".join(lines) + "\n"


def code_row(code: Code) -> str:
    """A row of the table of codes."""
    return f"| `{code.name}` | {code.severity.value} | {code.meaning} |"


@pytest.mark.parametrize(
    ("name", "page"), [("cli", cli_page()), ("settings", settings_page()), ("problems", problems_page())]
)
def test_generated_pages_are_in_step(name: str, page: str, request: pytest.FixtureRequest) -> None:
    """What is generated from the program is what the program says now."""
    path = DOCS / f"{name}.md"
    if request.config.getoption("--golden-renew"):
        path.write_text(page, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == page, "renew with --golden-renew"


@pytest.mark.parametrize("name", [name for name, context in commands(archive)])
def test_every_command_has_help_with_an_example(name: str) -> None:
    """Help says in its first line what a command does, and shows a line that can be typed."""
    text = inspect.cleandoc(dict(commands(archive))[name].command.help or "")
    assert text.splitlines()[0].endswith(".")
    assert re.search(r"^ {4}(?:ARCHIVE_\w+=\S+ )?archive \w+", text, re.MULTILINE)


@pytest.mark.parametrize("name", [name for name, context in commands(archive)])
def test_every_option_is_explained(name: str) -> None:
    """No option is without help."""
    for parameter in dict(commands(archive))[name].command.params:
        if isinstance(parameter, click.Option):
            assert parameter.help and parameter.help.endswith("."), parameter.name


def test_commands_are_found_where_they_are_said_to_be() -> None:
    """The table of commands names every module under the command line that holds one."""
    assert list(COMMANDS) == archive.list_commands(click.Context(archive))
    for name in COMMANDS:
        command = archive.get_command(click.Context(archive), name)
        assert command is not None and command.name == name


@pytest.mark.parametrize("path", PROSE, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_somewhere(path: Path) -> None:
    """Every relative link of the documentation names a file that exists, and a heading in it."""
    text = path.read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)\s]+)\)", re.sub(r"```.*?```", "", text, flags=re.DOTALL)):
        if "://" in target or target.startswith("mailto:"):
            continue
        name, _, anchor = unquote(target).partition("#")
        linked = (path.parent / name) if name else path
        assert linked.exists(), f"{path.name} links to {target}"
        if anchor:
            assert anchor in anchors(linked.read_text(encoding="utf-8")), f"{path.name} links to {target}"


def anchors(text: str) -> set[str]:
    """Anchors of the headings of a Markdown text."""
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_the_readme_shows_commands_that_exist() -> None:
    """Every `archive …` and `make …` line of the README can be typed."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = re.findall(r"^ {4}archive (\w+)", text, re.MULTILINE)
    targets = re.findall(r"^\.?[\w-]+(?=:)", (ROOT / "Makefile").read_text(), re.MULTILINE)
    made = re.findall(r"^ *make (\w+)", text, re.MULTILINE)
    assert {"check", "reindex", "serve", "search"} <= set(shown) <= set(COMMANDS)
    assert {"run", "test"} <= set(made) <= set(targets)


def test_every_dependency_has_a_reason() -> None:
    """ARCHITECTURE.md says of each dependency what it is for."""
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8").lower()
    section = (ROOT / "setup.cfg").read_text().split("install_requires =\n")[1].split("\n\n")[0]
    extras = (ROOT / "setup.cfg").read_text().split("[options.extras_require]\n")[1].split("\n\n")[0]
    names = re.findall(r"^ {4}([A-Za-z][\w-]+)", f"{section}\n{extras}", re.MULTILINE)
    assert len(names) > 20
    for name in names:
        assert f"| {name.lower()} |" in text, f"{name} has no reason in ARCHITECTURE.md"
