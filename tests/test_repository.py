"""What holds for the repository as a whole: sizes, documentation, locks, what is packed, what is not said."""

from __future__ import annotations

import ast
import configparser
import hashlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
PACKAGES = ("archive", "index", "web")
MODULES = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
LONGEST_MODULE = 400


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def tracked() -> list[str]:
    """Files of the repository; those of the folder where git does not know it (a source archive)."""
    listed = subprocess.run(["git", "-C", str(ROOT), "ls-files", "-z"], capture_output=True, check=False)
    if listed.returncode == 0:
        return [name for name in listed.stdout.decode().split("\0") if name and (ROOT / name).exists()]
    return [name_of(path) for top in (*PACKAGES, "tests", "docs") for path in (ROOT / top).rglob("*.*")]


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_modules_are_short_and_documented(path: Path) -> None:
    """No module grows beyond what can be read; every module and every public name says what it is for."""
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= LONGEST_MODULE
    tree = ast.parse(text)
    assert ast.get_docstring(tree), "the module has no docstring"
    assert [name for name, node in public(tree) if not ast.get_docstring(node)] == []


Documented = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


def public(tree: ast.AST, prefix: str = "") -> Iterator[tuple[str, Documented]]:
    """Public classes and functions, and public methods of those; overloads and property setters apart."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, Documented) and not node.name.startswith("_"):
            if any(
                ast.unparse(decorator).endswith((".setter", "overload")) for decorator in node.decorator_list
            ):
                continue
            yield prefix + node.name, node
            if isinstance(node, ast.ClassDef):
                yield from public(node, f"{prefix}{node.name}.")


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_no_module_keeps_state(path: Path) -> None:
    """No function rebinds a name of its module: an index is opened and passed in."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert [node.lineno for node in ast.walk(tree) if isinstance(node, ast.Global)] == []


def test_every_test_is_a_promise() -> None:
    """Every test says in its docstring what it promises."""
    silent = [
        f"{name_of(path)}:{node.lineno}"
        for path in sorted((ROOT / "tests").glob("test_*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_") and not ast.get_docstring(node)
    ]
    assert silent == []


def test_the_sample_is_as_it_was_given() -> None:
    """The sample article is kept byte for byte."""
    data = (ROOT / "seeds" / "000_9b5b5b10200c745b.txt").read_bytes()
    assert hashlib.sha256(data).hexdigest() == SAMPLE_DIGEST
    assert data.startswith(b" date 2022-12 Kremlchef")


SAMPLE_DIGEST = "f788cc46d7e57bcfac78f9e3486478b9b118f738b419d3b4632cd42d2b16dbea"


def test_nothing_is_left_undone() -> None:
    """No marks of unfinished work, no paths of the machine that it was written on."""
    pattern = re.compile(r"\b(TO" + r"DO|FIX" + r"ME|XX" + r"X)\b|/wo" + r"rk/|/ro" + r"ot/")
    found = [
        f"{name}:{number}"
        for name in tracked()
        if name.endswith((".py", ".md", ".cfg", ".toml", ".html", ".css", ".js", "Makefile", "run"))
        and not name.startswith("seeds/")
        for number, line in enumerate((ROOT / name).read_text(encoding="utf-8").splitlines(), 1)
        if pattern.search(line)
    ]
    assert found == []


# ------------------------------------------------------------------------------------- dependencies


def configuration() -> configparser.ConfigParser:
    parser = configparser.ConfigParser()
    parser.read(ROOT / "setup.cfg", encoding="utf-8")
    return parser


def locked(name: str) -> dict[str, str]:
    """Versions in a lock file, by canonical name."""
    text = (ROOT / name).read_text(encoding="utf-8")
    return {
        canonicalize_name(found): version
        for found, version in re.findall(r"^([\w.-]+)==(\S+) \\$", text, re.M)
    }


def requirements(*extras: str) -> list[Requirement]:
    options = configuration()["options"]["install_requires"].split("\n")
    for extra in extras:
        options += configuration()["options.extras_require"][extra].split("\n")
    return [Requirement(line) for line in options if line.strip()]


@pytest.mark.parametrize(
    ("name", "extras"),
    [("constraints.txt", ("html",)), ("constraints-dev.txt", ("html", "dev", "bench", "train"))],
)
def test_locks_hold_every_requirement(name: str, extras: tuple[str, ...]) -> None:
    """Each requirement is locked, in its range; otherwise `make lock` was forgotten."""
    versions = locked(name)
    for requirement in requirements(*extras):
        version = versions.get(canonicalize_name(requirement.name))
        assert version is not None, f"{requirement.name} is not locked"
        assert requirement.specifier.contains(version, prereleases=True)


@pytest.mark.parametrize("name", ["constraints.txt", "constraints-dev.txt"])
def test_locks_carry_hashes_and_no_addresses(name: str) -> None:
    """Every locked version has a hash, and no file names a place to load from."""
    text = re.sub(r"^#.*\n", "", (ROOT / name).read_text(encoding="utf-8"), flags=re.MULTILINE)
    for block in re.split(r"\n(?=\S)", text.strip()):
        assert re.match(r"[\w.-]+==\S+ \\\n( +--hash=sha256:[0-9a-f]{64}( \\\n)?)+$", block), block[:80]


def test_locks_agree() -> None:
    """What runs is tested: both locks name the same versions."""
    everything = locked("constraints-dev.txt")
    assert {name: everything.get(name) for name in locked("constraints.txt")} == locked("constraints.txt")


# ------------------------------------------------------------------------------------------ packing


def test_data_files_are_packed() -> None:
    """Every file of a package that is no module, nor the source of one, is installed with it."""
    patterns = [line.strip() for line in configuration()["options.package_data"]["*"].split(",")]
    data = [
        PurePosixPath(name)
        for name in tracked()
        if name.startswith(PACKAGES) and not name.endswith((".py", ".c", ".h"))
    ]
    assert data
    for path in data:
        package = next(parent for parent in path.parents if (ROOT / parent / "__init__.py").exists())
        inner = str(path.relative_to(package))
        assert any(re.fullmatch(as_regex(pattern), inner) for pattern in patterns), f"{path} is not packed"


def as_regex(pattern: str) -> str:
    """A pattern of setuptools: `**` any folders and names, `*` any name."""
    return re.escape(pattern).replace(r"\*\*", ".+").replace(r"\*", "[^/]*")


def test_what_was_built_of_older_sources_is_removed(tmp_path: Path) -> None:
    """Where a changed part in C can't be built, Python does its work, and no part as it was before."""
    shutil.copy(ROOT / "setup.py", tmp_path)
    (tmp_path / "index").mkdir()
    for number, name in enumerate(("_old.abi3.so", "_old.c", "_new.c", "_new.abi3.so", "_new.pyi")):
        path = tmp_path / "index" / name
        path.touch()
        os.utime(path, (number, number))
    os.utime(tmp_path / "setup.py", (2, 2))
    subprocess.run([sys.executable, "setup.py", "--name"], cwd=tmp_path, check=True, capture_output=True)
    left = {path.name for path in (tmp_path / "index").iterdir()}
    assert left == {"_old.c", "_new.c", "_new.abi3.so", "_new.pyi"}


def test_make_explains_its_targets() -> None:
    """`make` alone prints every target that is for people."""
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.search(r"^\.PHONY: (.*)$", text, re.M)[1].split()) - {"help"}  # type: ignore[index]
    assert set(re.findall(r"^#   make ([\w-]+)", text, re.M)) == targets


def test_the_gate_can_be_run() -> None:
    """The gate is executable, and a program of bash without mistakes of syntax."""
    path = ROOT / ".ci" / "run"
    assert path.stat().st_mode & 0o111
    assert path.read_text(encoding="utf-8").startswith("#!/usr/bin/env bash\n")
    subprocess.run(["bash", "-n", str(path)], check=True)
