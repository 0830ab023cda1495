"""A file of every format is read; a broken twin of each is read in part or set aside with a reason."""

import tracemalloc
import zipfile
from pathlib import Path

import pytest

from dashboard.schema import DEFAULT_READING, Part, Record, SetAside
from dashboard.steps.clean import find_parts, find_uncut_spans
from dashboard.steps.metadata import find_publication_day
from dashboard.steps.read import format_name, formats, read_paths
from dashboard.steps.read.files import read_source
from dashboard.steps.read.formats import FORMATS, Format
from dashboard.steps.read.plain_text import read_plain
from dashboard.steps.read.source_file import SourceFile
from tests.steps.read import files

EACH = files.one_of_each()
README = (Path(__file__).resolve().parents[3] / "README.md").read_text(encoding="utf-8")


def read(name: str, content: bytes) -> tuple[list[Record], list[SetAside]]:
    items = list(read_source(SourceFile(name, content), DEFAULT_READING))
    records = [item for item in items if isinstance(item, Record)]
    return records, [item for item in items if isinstance(item, SetAside)]


def uncut_text(record: Record) -> str:
    """Return the text of a record without its cuts."""
    parts = find_parts(record.text, record.title_given, marked=record.marked)
    spans = find_uncut_spans(record.text, parts)
    return "\n".join(record.text[span.start : span.end].strip() for span in spans)


@pytest.mark.parametrize("name", EACH)
def test_every_format_gives_the_article(name: str) -> None:
    (record,), _ = read(name, EACH[name])
    text = uncut_text(record)
    assert files.TITLE in text
    assert files.LEAD in text
    assert "never shown" not in record.text
    assert not any(char in record.text for char in "\x00\r\ufffd")


@pytest.mark.parametrize("each", FORMATS, ids=lambda each: each.endings[0])
def test_every_format_of_the_table_is_tried_and_in_the_readme(each: Format) -> None:
    assert any(name.endswith(each.endings) for name in EACH)
    assert any(f"`{ending}`" in README for ending in each.endings)


def test_no_two_formats_share_an_ending() -> None:
    endings = [ending for each in FORMATS for ending in each.endings]
    assert len(endings) == len(set(endings))


def test_a_format_is_registered_in_the_table_alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    slides = Format("slides", (".pptx",), read_plain)
    monkeypatch.setitem(formats._BY_ENDING, ".pptx", slides)
    (tmp_path / "talk.pptx").write_text(files.TEXT)
    with zipfile.ZipFile(tmp_path / "talks.zip", "w") as packed:
        packed.writestr("talk.pptx", files.TEXT)
    items = list(read_paths([tmp_path]))
    assert [item.text for item in items if isinstance(item, Record)] == [files.TEXT, files.TEXT]
    assert format_name("talk.pptx") == "slides"


@pytest.mark.parametrize("name", [name for name in EACH if name.startswith("page")])
def test_a_saved_page_gives_its_facts_and_marks_what_is_not_its_article(name: str) -> None:
    (record,), _ = read(name, EACH[name])
    facts = {name: record.fields[name] for name in ("title", "author", "publisher", "section", "url")}
    assert facts == {
        "title": files.TITLE,
        "author": "Ann Writer",
        "publisher": "The Harbour Courier",
        "section": "Coast",
        "url": files.ADDRESS,
    }
    assert record.fields["published"].startswith("2014-05-02")
    cut = {part: record.text[s:e] for s, e, part in ((m.start, m.end, m.part) for m in record.marked)}
    assert cut[Part.CAPTION].startswith("The ferry at the quay")
    assert "Ten things to do in the rain this summer" in record.text
    assert "Ten things" not in uncut_text(record)
    assert "Weather" not in uncut_text(record)
    assert uncut_text(record).count(files.TITLE) == 1


def test_a_page_saved_as_one_message_says_when_it_was_saved() -> None:
    (record,), _ = read("page.mhtml", EACH["page.mhtml"])
    assert record.fields["retrieved"] == "2014-05-05"


def test_a_page_of_single_file_gives_its_address_and_the_day_it_was_saved() -> None:
    trace = (
        "<!--\n Page saved with SingleFile \n url: https://courier.example/ferries \n"
        " saved date: Mon May 05 2014 10:11:12 GMT+0200 (Central European Summer Time)\n-->"
    )
    page = files.web_page(trace).replace(f'<link rel="canonical" href="{files.ADDRESS}">'.encode(), b"")
    (record,), _ = read("page.html", page)
    assert record.fields["url"] == "https://courier.example/ferries"
    assert "May 05 2014" in record.fields["retrieved"]


def test_a_day_of_publication_after_the_page_was_saved_is_flagged_and_not_believed() -> None:
    parts = find_parts(files.TEXT, False)
    fields = {"published": "2014-06-02", "retrieved": "2014-05-05"}
    published = find_publication_day(files.TEXT, parts, fields, "a.txt")
    assert published.best is None
    assert published.flags == ("metadata lies after the day the page was saved",)


def test_the_folder_beside_a_complete_page_belongs_to_it(tmp_path: Path) -> None:
    folder = tmp_path / "saved"
    (folder / "Ferries_files").mkdir(parents=True)
    (folder / "Ferries.html").write_bytes(files.web_page())
    (folder / "Ferries_files" / "advert.html").write_bytes(files.web_page())
    (folder / "Ferries_files" / "style.css").write_text("p {}")
    items = list(read_paths([folder]))
    assert sum(isinstance(each, Record) for each in items) == 1
    assert {each.reason for each in items if isinstance(each, SetAside)} == {
        "belongs to the saved page Ferries, which is read"
    }


def test_the_pages_of_a_pdf_are_kept_and_its_running_lines_are_not() -> None:
    pages = [f"The Harbour Courier\n{line}\n{number}" for number, line in enumerate(files.LINES[1:], start=1)]
    (record,), aside = read("a.pdf", files.pdf(*pages))
    starts = [int(start) for start in record.fields["pages"].split()]
    assert [record.text[start:].split("\n")[1] for start in starts] == list(files.LINES[1:])
    assert uncut_text(record).split("\n") == list(files.LINES[1:])
    assert [record.text[m.start : m.end] for m in record.marked[:3]] == [
        "The Harbour Courier",
        "1",
        "The Harbour Courier",
    ]
    assert aside == []


def test_a_title_that_begins_as_the_first_line_does_keeps_its_words() -> None:
    page = files.web_page().replace(b"<nav>", b"<div>Ferries</div><nav>")
    (record,), _ = read("a.html", page)
    assert uncut_text(record).startswith(files.TITLE)
    assert all(mark.start > len(files.TITLE) for mark in record.marked)


def test_the_broken_lines_of_a_pdf_are_joined() -> None:
    text = (
        "Rain fell on the har-\nbour of the old town by\nthe sea all day long and\nstopped.\nThen it froze."
    )
    (record,), _ = read("a.pdf", files.pdf(text))
    assert (
        record.text
        == "Rain fell on the harbour of the old town by the sea all day long and stopped.\nThen it froze."
    )


def test_what_is_attached_to_a_message_is_read_too() -> None:
    records, _ = read("a.eml", files.message(b"Snow fell in Oslo on Tuesday.\n"))
    assert [record.file for record in records] == ["a.eml", "a.eml/more.txt"]
    assert records[0].fields["published"] == "2014-05-02"
    assert records[0].fields["author"] == "Ann Writer"


def test_each_sheet_of_a_spreadsheet_is_a_table_of_its_own() -> None:
    rows: list[list[object]] = [["text"], ["Rain."]]
    book = files.spreadsheet(One=rows, Two=[["text"], ["Snow."]], Three=[["name"], ["Frost"]])
    records, aside = read("a.xlsx", book)
    assert [(record.file, record.text) for record in records] == [
        ("a.xlsx/One", "Rain."),
        ("a.xlsx/Two", "Snow."),
    ]
    assert [each.file for each in aside] == ["a.xlsx/Three"]


def test_a_feeds_entry_without_text_is_noted() -> None:
    (record,), (aside,) = read("a.rss", EACH["news.rss"])
    assert record.fields["publisher"] == "The Harbour Courier"
    assert (aside.line, aside.reason) == (2, "has no text: Nothing more")


LOCKED_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
BROKEN = {
    "scan.pdf": (files.pdf(), "scan without a text layer"),
    "locked.pdf": (files.locked_pdf(), "locked with a password"),
    "cut.pdf": (EACH["text.pdf"][:200], "damaged or cut short"),
    "locked.docx": (LOCKED_OFFICE, "locked with a password"),
    "old.doc": (LOCKED_OFFICE, "older Office program"),
    "cut.docx": (EACH["text.docx"][:900], "damaged or cut short"),
    "cut.odt": (EACH["text.odt"][:300], "damaged or cut short"),
    "cut.xlsx": (EACH["table.xlsx"][:900], "damaged or cut short"),
    "locked.xlsx": (LOCKED_OFFICE, "locked with a password"),
    "none.rtf": (b"no rich text at all", "is no rich text file"),
    "cut.parquet": (EACH["rows.parquet"][:60], "is damaged"),
    "cut.mhtml": (EACH["page.mhtml"][:250], "no web page"),
    "none.eml": (b"\n\nno headers", "no headers"),
    "none.warc": (b"nothing of the kind", "no web archive"),
    "none.rss": (b"<?xml version='1.0'?><rss><channel></channel></rss>", "no news feed"),
    "script.html": (b"<html><body><script>1</script></body></html>", "shows no text"),
    "cut.tar.gz": (EACH["packed.tar.gz"][:60], "damaged"),
    "none.tar": (b"nothing of the kind", "no .tar file"),
    "picture.jpg": (b"\xff\xd8\xff", "is a picture"),
    "unmapped.xlsx": (files.spreadsheet(A=[["name"], ["Rain"]]), "say which column is the text"),
    "unmapped.parquet": (files.parquet(name=["Rain"]), "say which column is the text"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_is_set_aside_with_a_reason(name: str) -> None:
    content, reason = BROKEN[name]
    records, aside = read(name, content)
    assert records == []
    assert any(reason in each.reason for each in aside), aside
    assert all("\n" not in each.reason for each in aside)


@pytest.mark.parametrize("name", EACH)
@pytest.mark.parametrize("damage", ["cut short", "emptied", "NUL in the middle", "cut at the front"])
def test_a_damaged_twin_of_every_format_says_something(name: str, damage: str) -> None:
    content = EACH[name]
    half = len(content) // 2
    broken = {
        "cut short": content[:half],
        "emptied": b"",
        "NUL in the middle": content[:half] + b"\0" + content[half:],
        "cut at the front": content[half:],
    }[damage]
    records, aside = read(name, broken)
    assert records or aside
    assert all(record.text.strip() and "\0" not in record.text for record in records)
    assert all(each.reason for each in aside)


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("text.txt", "page.html"),
        ("page.html", "text.txt"),
        ("text.txt", "text.pdf"),
        ("text.txt", "text.docx"),
        ("text.doc", "text.rtf"),
        ("text.docx", "text.odt"),
        ("page.html", "page.mhtml"),
        ("text", "text.pdf"),
        ("a.txt", "packed.zip"),
        ("a.xml", "news.rss"),
        ("table.txt", "message.eml"),
    ],
)
def test_a_wrong_ending_does_not_hide_what_a_file_is(wrong: str, right: str) -> None:
    (record,), _ = read(wrong, EACH[right])
    assert files.LEAD in record.text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_a_text_in_any_usual_encoding_is_the_same(encoding: str) -> None:
    text = "The café on the harbour was closed, “for good”, its owner said.\n"
    (record,), _ = read("a.txt", text.encode(encoding))
    assert record.text == text


def test_a_page_says_its_encoding_itself() -> None:
    page = "<html><head><meta charset='iso-8859-2'></head><body><p>Lech Wałęsa mówił w Gdańsku.</p></body></html>"
    (record,), _ = read("a.html", page.encode("iso-8859-2"))
    assert "Wałęsa mówił w Gdańsku" in record.text


def test_a_cyrillic_text_of_an_older_program_is_guessed_and_marked() -> None:
    text = (
        "Дождь шёл в гавани третий день подряд, и паромы оставались на своих местах до самого вечера.\n" * 4
    )
    (record,), _ = read("a.txt", text.encode("cp1251"))
    assert record.text == text
    assert "guessed" in record.fields["encoding"]


def test_an_office_file_that_unpacks_to_too_much_is_refused() -> None:
    bomb = files.zipped(**{"word/document.xml": b"a" * 5_000_000})
    _, (aside,) = read("bomb.docx", bomb)
    assert "100 times its size" in aside.reason


def test_a_line_of_megabytes_is_read(tmp_path: Path) -> None:
    long = ("Rain fell on the harbour. " * 200_000).encode()
    (record,), _ = read("a.txt", long)
    assert len(record.text) == len(long)
    records, (aside,) = read("a.txt", long * 3)
    assert records == []
    assert "more than the 10 MB that an article may have" in aside.reason


@pytest.mark.parametrize("part", [0.1, 0.15, 0.3, 0.5, 0.7, 0.8, 0.85, 0.9, 0.95, 0.999])
def test_a_web_archive_that_was_cut_short_says_so(part: float) -> None:
    whole = files.web_archive()
    records, aside = read("crawl.warc", whole[: int(part * len(whole))])
    assert any("cut short" in each.reason for each in aside)
    assert all(files.SECOND in record.text for record in records)


def test_of_an_archive_no_more_than_a_member_is_held_at_a_time(tmp_path: Path) -> None:
    text = files.LEAD.encode() * 8_000
    with zipfile.ZipFile(tmp_path / "many.zip", "w") as packed:
        for number in range(40):
            packed.writestr(f"{number}.txt", text)
    tracemalloc.start()
    n_read = sum(isinstance(each, Record) for each in read_paths([tmp_path / "many.zip"]))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert n_read == 40
    assert peak < 10 * len(text) < (tmp_path / "many.zip").stat().st_size / 3


def test_links_and_escapes_in_a_tar_are_refused() -> None:
    import io
    import tarfile

    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as archive:
        for name, kind in (
            ("../up.txt", tarfile.REGTYPE),
            ("link.txt", tarfile.SYMTYPE),
            ("fifo.txt", tarfile.FIFOTYPE),
        ):
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, "/etc/passwd"
            archive.addfile(info)
    records, aside = read("a.tar", packed.getvalue())
    assert records == []
    assert [each.reason.split(";")[0] for each in aside] == [
        "has a path that leads out of its archive",
        "is not a file",
        "is a link to another place",
    ]
