"""Zip, tar and packed files, whole, damaged and malicious."""

import bz2
import gzip
import io
import lzma
import random
import tarfile
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.parsing import Limits, Options, Parsed, parse

ARTICLE = "date 2022-12 Gipfel\n\nText"
FILES = {"2022/a.txt": ARTICLE, "b.md": "---\ntitle: B\ndate: 2022\n---\nText"}


def read(data: bytes, name: str, **limits: int) -> Parsed:
    """Parse as the file `taz/NAME`."""
    return parse(data, f"taz/{name}", id=f"taz/{name}", options=Options(limits=Limits(**limits)))


def codes(parsed: Parsed) -> list[tuple[str, str]]:
    """Code and path of every problem."""
    return [(problem.code, problem.path) for problem in parsed.problems]


def zipped(files: dict[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip with these entries."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as container:
        for name, content in files.items():
            container.writestr(name, content)
    return buffer.getvalue()


def tarred(files: dict[str, str | bytes], *, packed: str = "") -> bytes:
    """A tar with these entries, and a link."""
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode=f"w:{packed}") as container:  # type: ignore[call-overload]
        for name, content in files.items():
            data = content.encode() if isinstance(content, str) else content
            info = tarfile.TarInfo(name)
            info.size = len(data)
            container.addfile(info, io.BytesIO(data))
    return buffer.getvalue()


CONTAINERS = [
    ("c.zip", zipped(dict(FILES))),
    ("c.ZIP", zipped(dict(FILES), zipfile.ZIP_STORED)),
    ("c.zip", zipped(dict(FILES), zipfile.ZIP_LZMA)),
    ("c.tar", tarred(dict(FILES))),
    ("c.tar.gz", tarred(dict(FILES), packed="gz")),
    ("c.tgz", tarred(dict(FILES), packed="gz")),
    ("c.tar.bz2", tarred(dict(FILES), packed="bz2")),
    ("c.tar.xz", tarred(dict(FILES), packed="xz")),
]


@pytest.mark.parametrize(("name", "data"), CONTAINERS)
def test_the_entries_of_a_container_are_articles(name: str, data: bytes) -> None:
    """Their ids and paths are the container's, a slash, and their own path."""
    parsed = read(data, name)
    assert [article.id for article in parsed.articles] == [f"taz/{name}/2022/a.txt", f"taz/{name}/b.md"]
    assert [article.path for article in parsed.articles] == [f"taz/{name}/2022/a.txt", f"taz/{name}/b.md"]
    assert [article.title for article in parsed.articles] == ["Gipfel", "B"]
    assert parsed.problems == ()


@pytest.mark.parametrize(
    ("suffix", "pack"), [("gz", gzip.compress), ("bz2", bz2.compress), ("xz", lzma.compress)]
)
def test_a_packed_file_reads_like_the_file_in_it(suffix: str, pack: object) -> None:
    """One article, or the records of a list."""
    (article,) = read(pack(ARTICLE.encode()), f"a.txt.{suffix}").articles  # type: ignore[operator]
    assert (article.title, article.body) == ("Gipfel", "Text")
    lines = b'{"id": 1, "title": "A", "body": "x"}\n' * 3
    assert len(read(pack(lines), f"a.jsonl.{suffix}").articles) == 3  # type: ignore[operator]


def test_lists_in_containers_are_read_and_containers_are_not() -> None:
    """One level: what is not opened is said."""
    inner = zipped(dict(FILES))
    parsed = read(
        zipped({"liste.jsonl": '{"id": "7", "title": "A", "body": "x", "date": "2022"}', "c.zip": inner}),
        "d.zip",
    )
    assert [article.id for article in parsed.articles] == ["taz/d.zip/liste.jsonl/7"]
    assert codes(parsed) == [("nested-container", "taz/d.zip/c.zip")]


def test_names_of_entries_can_not_leave_the_container() -> None:
    """They are only ever used as ids."""
    names = ["../../etc/passwd.txt", "/etc/x.txt", "C:\\Texte\\y.txt", "./z.txt", "a/./b/../c.txt"]
    files: dict[str, str | bytes] = dict.fromkeys(names, ARTICLE)
    for name, data in (("c.zip", zipped(files)), ("c.tar", tarred(files))):
        ids = [article.id for article in read(data, name).articles]
        assert len(ids) == len(names)
        assert not [step for one in ids for step in one.split("/") if step in ("", ".", "..")]
    ids = [article.id for article in read(zipped(files), "c.zip").articles]
    assert ids[:2] == ["taz/c.zip/etc/passwd.txt", "taz/c.zip/etc/x.txt"]
    assert ids[-2:] == ["taz/c.zip/z.txt", "taz/c.zip/a/b/c.txt"]


def test_what_is_no_article_is_counted_once() -> None:
    """Hidden files, pictures, links, notes about the folder."""
    files: dict[str, str | bytes] = dict.fromkeys(
        ("a.png", "b.PNG", ".x.txt", "__MACOSX/._a.txt", "README.txt"), "x"
    )
    parsed = read(zipped(files | FILES), "c.zip")
    assert len(parsed.articles) == 2
    (problem,) = parsed.problems
    assert (problem.code, problem.reason) == (
        "skipped",
        "skipped what is no article: 2 .png, 1 README.txt, 2 hidden",
    )


def test_links_in_a_tar_are_not_followed() -> None:
    """Counted as special files."""
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as container:
        link = tarfile.TarInfo("passwd.txt")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        container.addfile(link)
    parsed = read(buffer.getvalue(), "c.tar")
    assert parsed.articles == ()
    assert [problem.reason for problem in parsed.problems] == [
        "skipped what is no article: 1 special file",
        "holds no article that could be read",
    ]


def test_an_entry_that_comes_twice_is_kept_under_another_id() -> None:
    """As tar allows when files are appended."""
    with pytest.warns(UserWarning, match="Duplicate name"):
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as container:
            container.writestr("a.txt", ARTICLE)
            container.writestr("a.txt", ARTICLE + " neu")
    parsed = read(buffer.getvalue(), "c.zip")
    assert [article.id for article in parsed.articles] == [
        "taz/c.zip/a.txt",
        f"taz/c.zip/a.txt~{parsed.articles[1].digest[:8]}",
    ]
    assert codes(parsed) == [("duplicate-id", "taz/c.zip/a.txt")]


def test_an_encrypted_entry_is_an_error_of_its_own() -> None:
    """The others are read."""
    data = bytearray(zipped({"a.txt": ARTICLE, "b.txt": ARTICLE}))
    data[data.index(b"PK\x01\x02") + 8] |= 1  # the flag in the first entry of the directory
    parsed = read(bytes(data), "c.zip")
    assert [article.id for article in parsed.articles] == ["taz/c.zip/b.txt"]
    assert codes(parsed) == [("encrypted", "taz/c.zip/a.txt")]


def test_a_damaged_entry_is_an_error_of_its_own() -> None:
    """Its checksum tells; the others are read."""
    data = bytearray(zipped({"a.txt": ARTICLE, "b.txt": ARTICLE}, zipfile.ZIP_STORED))
    data[data.index(b"Gipfel")] ^= 0xFF
    parsed = read(bytes(data), "c.zip")
    assert [article.id for article in parsed.articles] == ["taz/c.zip/b.txt"]
    assert codes(parsed) == [("bad-container", "taz/c.zip/a.txt")]


def test_a_container_that_was_cut_off_gives_what_came_before() -> None:
    """And one error for the rest; a zip has its directory at the end and gives nothing."""
    noise = random.Random(1).randbytes(40_000).hex()
    files: dict[str, str | bytes] = {"a.txt": ARTICLE, "b.txt": f"{ARTICLE} {noise}"}
    for name, data in (("c.tar", tarred(files)), ("c.tar.gz", tarred(files, packed="gz"))):
        parsed = read(data[: len(data) * 2 // 3], name)
        assert [article.id for article in parsed.articles][:1] == [f"taz/{name}/a.txt"]
        assert {problem.code for problem in parsed.problems} == {"bad-container"}
    parsed = read(tarred(files)[:1024], "c.tar")
    assert [article.id for article in parsed.articles] == ["taz/c.tar/a.txt"]
    assert codes(parsed) == [("bad-container", "taz/c.tar")]
    assert codes(read(zipped(files)[:-30], "c.zip")) == [("bad-container", "taz/c.zip")]
    assert codes(read(gzip.compress(ARTICLE.encode())[:-4], "a.txt.gz")) == [
        ("bad-container", "taz/a.txt.gz")
    ]


def test_bombs_are_not_unpacked() -> None:
    """A packed file may not grow beyond the limits, whatever its directory says."""
    bomb = "A" * 3_000_000
    limits = {"listing": 100_000, "ratio": 10, "article": 1_000_000_000}
    for name, data in (
        ("c.zip", zipped({"a.txt": bomb})),
        ("c.tar.gz", tarred({"a.txt": bomb}, packed="gz")),
        ("a.txt.xz", lzma.compress(bomb.encode())),
    ):
        parsed = read(data, name, **limits)
        assert parsed.articles == ()
        assert "unsafe-container" in {problem.code for problem in parsed.problems}


def test_an_entry_that_is_too_large_is_an_error() -> None:
    """Like a file that is."""
    assert codes(read(zipped({"a.txt": "A" * 2000}), "c.zip", article=1000))[0] == (
        "too-large",
        "taz/c.zip/a.txt",
    )


def test_empty_containers_are_said() -> None:
    """A file without bytes has failed; a container without entries is only remarkable."""
    assert codes(read(b"", "c.zip")) == [("empty", "taz/c.zip")]
    assert codes(read(zipped({}), "c.zip")) == [("no-articles", "taz/c.zip")]
    assert codes(read(tarred({}), "c.tar")) == [("no-articles", "taz/c.tar")]
    assert codes(read(b"no container at all", "c.zip")) == [("bad-container", "taz/c.zip")]
    assert codes(read(b"no container at all", "c.tar.gz")) == [("bad-container", "taz/c.tar.gz")]


WHOLE = dict(CONTAINERS) | {"a.txt.gz": gzip.compress(ARTICLE.encode())}


@settings(deadline=None)
@given(
    st.sampled_from(sorted(WHOLE)),
    st.lists(st.tuples(st.integers(0, 9_999), st.integers(1, 255)), max_size=4),
    st.data(),
)
def test_a_damaged_container_never_raises(
    name: str, flips: list[tuple[int, int]], data: st.DataObject
) -> None:
    """Flipped bytes and cuts give articles, warnings or errors; what is not there is never called whole."""
    content = bytearray(WHOLE[name])
    for at, mask in flips:
        content[at % len(content)] ^= mask
    cut = data.draw(st.integers(0, len(content)))
    parsed = read(bytes(content[:cut]), name, listing=1 << 20)
    if not parsed.articles:
        assert parsed.problems
    assert all(problem.path.startswith(f"taz/{name}") for problem in parsed.problems)
