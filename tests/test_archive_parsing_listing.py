"""JSON Lines and JSON files."""

import json

import pytest

from archive.parsing import Limits, Options, Parsed, parse


def read(text: str | bytes, name: str = "export.jsonl", **fields: str) -> Parsed:
    """Parse as the file `taz/NAME`, with mapped fields."""
    data = text if isinstance(text, bytes) else text.encode()
    return parse(data, f"taz/{name}", id=f"taz/{name}", options=Options(fields=fields))


def said(parsed: Parsed) -> list[tuple[str, int, str]]:
    """Code, line and reason of every problem."""
    return [(problem.code, problem.line, problem.reason) for problem in parsed.problems]


RECORD = {"id": "4711", "date": "2022-12", "title": "Gipfel", "body": "Text"}


def test_every_line_is_an_article_under_its_own_id() -> None:
    """Or under its digest, which changes with nothing but its text."""
    parsed = read(
        '{"id": "a/1", "date": 2022, "title": "A", "body": "x"}\n\n{"date": 2021, "title": "B", "text": "y"}'
    )
    first, second = parsed.articles
    assert (first.id, str(first.date), first.title, first.body) == ("taz/export.jsonl/a/1", "2022", "A", "x")
    assert second.id == f"taz/export.jsonl/{second.digest}"
    assert {first.path, second.path} == {"taz/export.jsonl"}
    assert parsed.problems == ()


NAMES = [
    {"id": "4711", "datum": "Dez. 2022", "titel": "Gipfel", "text": "Text"},
    {"_id": 4711, "Datum": "2022-12", "Headline": "Gipfel", "Text": ["Text"]},
]


@pytest.mark.parametrize("record", NAMES)
def test_common_names_of_fields_are_known(record: dict[str, object]) -> None:
    """German and English, in any case."""
    assert read(json.dumps(record)).articles == read(json.dumps(RECORD)).articles


def test_names_can_be_mapped_also_into_nested_objects() -> None:
    """A mapped name is the only one that counts."""
    line = '{"nr": "7", "meta": {"tag": "2022-12-16"}, "kopf": "Gipfel", "title": "falsch", "body": "Text"}'
    (article,) = read(line, id="nr", date="meta.tag", title="kopf").articles
    assert (article.id, str(article.date), article.title) == ("taz/export.jsonl/7", "2022-12-16", "Gipfel")


def test_all_optional_fields_are_read() -> None:
    """Lists of authors become one text."""
    record = RECORD | {
        "quelle": "taz",
        "ressort": "Politik",
        "autoren": ["A", "B"],
        "seite": 3,
        "link": "u",
        "berichtigt": "x",
    }
    (article,) = read(json.dumps(record)).articles
    assert (article.source, article.section, article.author) == ("taz", "Politik", "A, B")
    assert (article.page, article.url, article.corrects) == ("3", "u", "x")


BAD = [
    ("kaputt", "bad-json", "is not valid JSON: Expecting value at column 1"),
    ('{"title": "a"', "bad-json", "is not valid JSON: Expecting ',' delimiter at column 14"),
    ("[" * 100_000, "bad-json", "is JSON that is nested too deeply or has a number of thousands of digits"),
    ("9" * 5_000, "bad-json", "is JSON that is nested too deeply or has a number of thousands of digits"),
    ("null", "bad-record", "is null, not an object with title and body"),
    ("3", "bad-record", "is int, not an object with title and body"),
    ('["a"]', "bad-record", "is list, not an object with title and body"),
    ('{"kopf": "a", "inhalt": "b"}', "bad-record",
     "has neither title nor body; its fields are: inhalt, kopf; map them if need be"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "code", "reason"), BAD)
def test_a_bad_line_is_reported_and_the_others_count(line: str, code: str, reason: str) -> None:
    """With its number: read = articles + errors."""
    parsed = read(f"{json.dumps(RECORD)}\n{line}\n{json.dumps(RECORD | {'id': 2})}\n")
    assert [article.id for article in parsed.articles] == ["taz/export.jsonl/4711", "taz/export.jsonl/2"]
    assert said(parsed) == [(code, 2, reason)]


def test_a_field_that_is_no_text_is_left_empty_and_said() -> None:
    """A float is no date: 2022.10 would read as January."""
    parsed = read(
        '{"id": 1, "date": 2022.10, "title": "A", "body": "x", "author": {"name": "B"}, "page": true}'
    )
    assert said(parsed) == [
        ("bad-field", 1, "its date is no text but float; left empty"),
        ("bad-field", 1, "its author is no text but dict; left empty"),
        ("bad-field", 1, "its page is no text but bool; left empty"),
        ("no-date", 1, "has no date; it is found under “ohne Datum”"),
    ]


def test_an_id_can_not_leave_its_file() -> None:
    """Steps up are dropped, white space is made plain."""
    (article,) = read('{"id": " ../../x\\n/y ", "date": "2022", "title": "A", "body": "x"}').articles
    assert article.id == "taz/export.jsonl/x_/y"


def test_an_id_that_comes_twice_gets_an_addition() -> None:
    """The beginning of the digest, then a number: both articles are kept."""
    other = RECORD | {"body": "anders"}
    parsed = read("\n".join(map(json.dumps, (RECORD, other, other, other))))
    digest = parsed.articles[1].digest[:8]
    ids = [article.id.removeprefix("taz/export.jsonl/") for article in parsed.articles]
    assert ids == ["4711", f"4711~{digest}", f"4711~{digest}~2", f"4711~{digest}~3"]
    assert [problem.code for problem in parsed.problems] == ["duplicate-id"] * 3


def test_encodings_of_lines() -> None:
    """UTF-16 with its mark, a byte-order mark, and lines in Windows-1252, said once."""
    line = '{"id": 1, "date": "2022", "title": "Grüße", "body": "x"}\n'
    for data in (line.encode("utf-16"), line.encode("utf-8-sig")):
        assert [article.title for article in read(data).articles] == ["Grüße"]
    parsed = read(line.encode() + line.encode("cp1252") * 2)
    assert {article.title for article in parsed.articles} == {"Grüße"}
    assert [(problem.code, problem.line) for problem in parsed.problems if problem.code == "encoding"] == [
        ("encoding", 2)
    ]


def test_a_line_that_is_too_long_is_passed_over() -> None:
    """The next one is read."""
    data = b'{"title": "' + b"x" * 500 + b'"}\n{"id": 1, "date": "2022", "title": "A", "body": "x"}\n'
    parsed = parse(data, "e.jsonl", id="e", options=Options(limits=Limits(article=100)))
    assert [article.id for article in parsed.articles] == ["e/1"]
    assert said(parsed) == [("too-large", 1, "is a line of more than 100 bytes; split it")]


def test_one_record_in_a_json_file_is_one_article_under_the_name_of_the_file() -> None:
    """So its id does not change with its text."""
    (article,) = read(json.dumps(RECORD, indent=1), "gipfel.json").articles
    assert (article.id, article.path) == ("taz/gipfel.json", "taz/gipfel.json")


@pytest.mark.parametrize("wrap", [lambda records: records, lambda records: {"meta": {}, "articles": records}])
def test_a_json_file_may_hold_a_list(wrap: object) -> None:
    """Bare, or as the only list of an object; a bad record is reported by its number."""
    records = [RECORD, 7, RECORD | {"id": "2"}]
    parsed = read(json.dumps(wrap(records)), "liste.json")  # type: ignore[operator]
    assert [article.id for article in parsed.articles] == ["taz/liste.json/4711", "taz/liste.json/2"]
    assert [article.path for article in parsed.articles] == ["taz/liste.json"] * 2
    assert [(problem.code, problem.path) for problem in parsed.problems] == [
        ("bad-record", "taz/liste.json#2")
    ]


def test_what_is_wrong_with_a_json_file_is_said() -> None:
    """Not valid, not text, too large, or empty of articles."""
    assert [code for code, _, _ in said(read('{"a":\n\n x}', "a.json"))] == ["bad-json", "no-articles"]
    assert said(read('{"a":\n\n x}', "a.json"))[0][1] == 3
    assert [code for code, _, _ in said(read(b"%PDF-1.4", "a.json"))] == ["binary"]
    assert [code for code, _, _ in said(read("[]", "a.json"))] == ["no-articles"]
    assert [code for code, _, _ in said(read("", "a.json"))] == ["empty"]
    parsed = parse(b"[" + b" " * 200 + b"]", "a.json", id="a", options=Options(limits=Limits(listing=100)))
    assert [code for code, _, _ in said(parsed)] == ["too-large"]
    lines = "[]\n".encode("utf-16")
    parsed = parse(lines * 60, "a.jsonl", id="a", options=Options(limits=Limits(listing=100)))
    assert [code for code, _, _ in said(parsed)] == ["too-large"]
