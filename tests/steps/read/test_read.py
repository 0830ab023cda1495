"""Files of every kind that is read, and of every kind that breaks: each is read or set aside with a reason."""

import bz2
import gzip
import io
import json
import lzma
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.schema import DEFAULT_READING, ReadingLimits, ReadingOptions, Record, SetAside
from dashboard.steps.read import make_record_key, read_paths
from dashboard.steps.read.files import read_source
from dashboard.steps.read.source_file import SourceFile
from dashboard.text.xml_characters import replace_invalid

TEXT = "Rain fell on the harbour.\n\nIt stopped on Tuesday.\n"


def read(path: Path, reading: ReadingOptions = DEFAULT_READING) -> tuple[list[Record], list[SetAside]]:
    items = list(read_paths([path], reading))
    records = [item for item in items if isinstance(item, Record)]
    return records, [item for item in items if isinstance(item, SetAside)]


def read_bytes(tmp_path: Path, name: str, content: bytes) -> tuple[list[Record], list[SetAside]]:
    folder = tmp_path / "in"
    folder.mkdir(exist_ok=True)
    (folder / name).write_bytes(content)
    return read(folder)


@pytest.mark.parametrize("name, content", [
    ("a.txt", "Rain\ufffe fell\x01 on Ada\x9f.".encode()),
    ("a.html", b"<html><body><p>Rain&#xFFFE; fell&#1; on Ada&#x9d;.</p></body></html>"),
    ("a.csv", "text,desk\uffff\nRain\ufffe fell on Ada.,North\x01\n".encode()),
    ("a.jsonl", b'{"text": "Rain\\ufffe fell on Ada\\ud800.", "title": "A\\u0001", "author": "\\udfff"}\n'),
])  # fmt: skip
def test_hole_1_a_text_as_read_holds_nothing_that_xml_cannot(
    tmp_path: Path, name: str, content: bytes
) -> None:
    (record,), _ = read_bytes(tmp_path, name, content)
    whole = "".join((record.text, *record.fields, *record.fields.values()))
    assert "Rain" in whole
    assert replace_invalid(whole) == whole


@pytest.mark.parametrize("pack", [lzma.compress, bz2.compress])
def test_hole_2_a_tar_that_is_compressed_inside_is_not_unpacked(
    tmp_path: Path, pack: Callable[[bytes], bytes]
) -> None:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as archive:
        info = tarfile.TarInfo("a.txt")
        info.size = 20_000_000
        archive.addfile(info, io.BytesIO(bytes(20_000_000)))
    records, aside = read_bytes(tmp_path, "a.tar", pack(packed.getvalue()))
    assert records == []
    assert aside[0].reason == "is damaged or cut short, or no .tar file"


def test_hole_2_a_sparse_file_is_not_unpacked(tmp_path: Path) -> None:
    info = tarfile.TarInfo("a.txt")
    info.type, info.size = tarfile.GNUTYPE_SPARSE, 1
    header = bytearray(info.tobuf(tarfile.GNU_FORMAT))
    header[386:410] = b"%011o\0%011o\0" % (0, 1)
    header[483:495] = b"%011o\0" % 100_000_000
    header[148:156] = b" " * 8
    header[148:156] = b"%06o\0 " % sum(header)
    records, aside = read_bytes(tmp_path, "a.tar", bytes(header) + b"x" + bytes(511 + 1024))
    assert (records, aside[0].reason) == ([], "is not a file")


@pytest.mark.parametrize("limits", [ReadingLimits(archive=60_000), ReadingLimits(members=30)])
def test_hole_2_archives_within_an_archive_share_one_limit(tmp_path: Path, limits: ReadingLimits) -> None:
    inner = zipped(**{f"{number}.txt": b"Rain fell. " * 200 for number in range(9)})
    path = tmp_path / "a.zip"
    path.write_bytes(zipped(**{f"{number}.zip": inner for number in range(9)}))
    records, aside = read(path, ReadingOptions(limits))
    assert 0 < len(records) < 60
    assert "more than the" in aside[-1].reason


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_hole_2_no_compression_of_a_zip_is_a_bomb(tmp_path: Path, method: int) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", method) as archive:
        archive.writestr("bomb.txt", bytes(30_000_000))
        archive.writestr("fine.txt", TEXT)
    records, aside = read_bytes(tmp_path, "a.zip", packed.getvalue())
    assert [record.text for record in records] == [TEXT]
    assert "unpacks to more than 100 times its size" in aside[0].reason


@pytest.mark.parametrize(
    "opening", ["<!-- -->" * 40, "<!--" * 300, "<!-->" * 300, "<?xml " * 300, " \n" * 1000]
)
def test_hole_2_sniffing_tries_nothing_twice(tmp_path: Path, opening: str) -> None:
    """With a pattern that backtracks, this does not end; so no clock is needed."""
    records, _ = read_bytes(tmp_path, "a.txt", f"{opening}x Rain fell.".encode())
    assert len(records) == 1


def test_comments_before_a_page_leave_it_a_page(tmp_path: Path) -> None:
    page = b"<?xml version='1.0'?>\n<!-- a --> <!-- > -- -->\n<!DOCTYPE html><html><body><p>Rain fell.</p></body>"
    records, _ = read_bytes(tmp_path, "a.txt", page)
    assert [record.text for record in records] == ["Rain fell."]


def zipped(**members: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return packed.getvalue()


def test_a_text_file_is_one_article_named_from_the_root_on(tmp_path: Path) -> None:
    (record,), aside = read_bytes(tmp_path, "a.txt", TEXT.encode())
    assert (record.text, record.file, record.title_given) == (TEXT, "in/a.txt", False)
    assert aside == []


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (b"\xef\xbb\xbfCaf\xc3\xa9", "Café"),
        ("Café".encode("utf-16"), "Café"),
        ("Rain fell in Paris.".encode("utf-16-le"), "Rain fell in Paris."),
        ("The Café “Zürich” is open".encode("cp1252"), "The Café “Zürich” is open"),
        ("Itâ€™s raining".encode(), "It’s raining"),
        (b"one\r\ntwo\rthree\n", "one\ntwo\nthree\n"),
    ],
)
def test_a_text_is_decoded_and_mended(tmp_path: Path, content: bytes, text: str) -> None:
    (record,), _ = read_bytes(tmp_path, "a.txt", content)
    assert record.text.replace("'", "’") == text.replace("'", "’")


def test_a_guessed_encoding_is_marked(tmp_path: Path) -> None:
    (record,), _ = read_bytes(tmp_path, "a.txt", "Café in Zürich".encode("cp1252"))
    assert "guessed" in record.fields["encoding"]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("empty.txt", b"", "is empty"),
        ("blank.txt", b" \n\t\n", "is empty"),
        ("noise.txt", bytes(range(256)) * 3, "not a text file"),
        ("nul.txt", b"Rain fell\x00on the harbour.", "not a text file"),
        ("page.html", b"<html><body><script>1</script></body></html>", "shows no text"),
        ("README", b"Rain", "has no ending"),
        ("cut.zip", b"PK\x03\x04 and no more", "no .zip file"),
        ("cut.txt.gz", gzip.compress(TEXT.encode(), mtime=0)[:20], "damaged"),
        ("text.gz", TEXT.encode(), "no .gz file"),
        ("columns.csv", b"name,day\nRain,Tuesday\n", "has no column called text"),
        ("deep.json", b"[" * 100_000, "is not JSON"),
    ],
)
def test_what_cannot_be_read_is_set_aside_with_a_reason(
    tmp_path: Path, name: str, content: bytes, reason: str
) -> None:
    records, aside = read_bytes(tmp_path, name, content)
    assert records == []
    assert any(reason in each.reason for each in aside), aside


def test_a_bad_line_is_set_aside_with_its_number_and_the_rest_is_read(tmp_path: Path) -> None:
    lines = [
        json.dumps({"text": "Rain."}),
        "not json",
        json.dumps({"title": "No text"}),
        json.dumps({"text": "Snow."}),
    ]
    records, aside = read_bytes(tmp_path, "a.jsonl", "\n".join(lines).encode())
    assert [record.text for record in records] == ["Rain.", "Snow."]
    assert [(each.line, each.reason.split(" (")[0]) for each in aside] == [
        (2, "is not JSON, or is cut short: it cannot be read from character 1 on"),
        (3, "has no text: no field is called text, body, content, article"),
    ]


@pytest.mark.parametrize(
    "header",
    [
        "text,headline,date,source,link",
        "Body,Title,Published,Outlet,URL",
        "content;Headline;pub date;publisher;url",
    ],
)
def test_columns_are_recognised_by_their_names(tmp_path: Path, header: str) -> None:
    delimiter = ";" if ";" in header else ","
    row = delimiter.join(["It rained.", "Rain", "2017-04-12", "Harbour Courier", "https://example.org/rain"])
    (record,), _ = read_bytes(tmp_path, "a.csv", f"{header}\n{row}\n".encode())
    assert record.text == "Rain\n\nIt rained."
    assert record.title_given
    assert record.fields == {
        "title": "Rain",
        "published": "2017-04-12",
        "publisher": "Harbour Courier",
        "url": "https://example.org/rain",
    }


def test_a_text_that_begins_with_its_title_gets_no_second_one(tmp_path: Path) -> None:
    content = json.dumps({"title": "Rain", "text": "RAIN\nIt rained."}).encode()
    (record,), _ = read_bytes(tmp_path, "a.jsonl", content)
    assert record.text == "RAIN\nIt rained."
    assert record.title_given


def test_further_columns_are_the_analysts_own_up_to_thirty(tmp_path: Path) -> None:
    row = {"text": "Rain.", "desk": "Weather"} | {f"field {n:02}": str(n) for n in range(40)}
    (record,), aside = read_bytes(tmp_path, "a.jsonl", json.dumps(row).encode())
    assert record.fields["desk"] == "Weather"
    assert len(record.fields) == 30
    assert "only 30 an article" in aside[0].reason


def test_an_unclosed_quotation_mark_costs_one_row(tmp_path: Path) -> None:
    content = b'text,title\n"It rained.",Rain\n"It snowed,Snow\nIt froze.,Frost\n'
    records, aside = read_bytes(tmp_path, "a.csv", content)
    assert "Rain\n\nIt rained." in [record.text for record in records]
    assert len(aside) == 1


def test_archives_within_archives_are_read_to_a_depth_of_two(tmp_path: Path) -> None:
    inner = zipped(**{"c.txt": b"Snow."})
    outer = zipped(**{"a.txt": b"Rain.", "b.txt.gz": gzip.compress(b"Frost.", mtime=0), "inner.zip": inner})
    records, aside = read_bytes(tmp_path, "outer.zip", outer)
    assert sorted(record.text for record in records) == ["Frost.", "Rain.", "Snow."]
    assert aside == []
    _, aside = read_bytes(tmp_path, "outer.zip", zipped(**{"middle.zip": zipped(**{"inner.zip": inner})}))
    assert "deeper than 2 archives" in aside[0].reason


def test_names_that_collide_in_an_archive_stay_apart(tmp_path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("a.txt", "Rain.")
        archive.writestr("a.txt", "Snow.")
    records, _ = read_bytes(tmp_path, "twice.zip", packed.getvalue())
    assert len({record.file for record in records}) == 2


@pytest.mark.parametrize(
    "name", ["/etc/passwd.txt", "../escape.txt", "a/../../b.txt", "C:\\x.txt", "..\\up.txt"]
)
def test_a_path_that_leads_out_of_its_archive_is_refused(tmp_path: Path, name: str) -> None:
    records, aside = read_bytes(tmp_path, "bad.zip", zipped(**{name: b"Rain."}))
    assert records == []
    assert "leads out of its archive" in aside[0].reason


def test_an_archive_that_grows_too_much_is_refused(tmp_path: Path) -> None:
    bomb = zipped(**{"bomb.txt": b"a" * 5_000_000})
    records, aside = read_bytes(tmp_path, "bomb.zip", bomb)
    assert records == []
    assert "100 times its size" in aside[0].reason


def test_bounds_on_files_and_members_hold(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "long.txt").write_text("Rain. " * 100)
    (folder / "many.zip").write_bytes(zipped(**{f"{n}.txt": b"Rain." for n in range(9)}))
    records, aside = read(folder, ReadingOptions(ReadingLimits(file=100, members=5)))
    assert records == []
    assert ["more than the 100 bytes" in aside[0].reason, "holds 9 files" in aside[1].reason] == [True, True]


def test_links_are_not_followed_and_hidden_files_are_passed_over(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (tmp_path / "secret.txt").write_text("Secret.")
    (folder / "link.txt").symlink_to(tmp_path / "secret.txt")
    (folder / ".hidden.txt").write_text("Hidden.")
    records, aside = read(folder)
    assert records == []
    assert [each.file for each in aside] == ["in/link.txt"]


def test_a_missing_path_says_so(tmp_path: Path) -> None:
    assert read(tmp_path / "gone") == ([], [SetAside("gone", 0, "is not there")])


def test_a_key_tells_what_was_written_not_where() -> None:
    one = Record("Rain.", {"title": "Rain", "url": "u"}, "a.txt", 1)
    assert make_record_key(one) == make_record_key(
        Record("Rain.", {"url": "u", "title": "Rain"}, "b/c.txt", 9)
    )
    assert make_record_key(one) != make_record_key(Record("Rain!", {"title": "Rain", "url": "u"}, "a.txt", 1))
    assert make_record_key(one) != make_record_key(Record("Rain.", {"title": "Rain"}, "a.txt", 1))


@given(
    st.binary(max_size=400), st.sampled_from([".txt", ".jsonl", ".json", ".csv", ".zip", ".gz", ".txt.gz"])
)
def test_no_bytes_break_a_reader(content: bytes, ending: str) -> None:
    items = list(read_source(SourceFile(f"x{ending}", content), ReadingOptions()))
    assert items
    assert all(each.text.strip() if isinstance(each, Record) else each.reason for each in items)


@pytest.mark.parametrize("separator", [",", ";", "\t", "|", "~", "^"])
def test_a_table_is_read_with_any_separator_that_is_known(tmp_path: Path, separator: str) -> None:
    rows = [
        ("title", "text", "date"),
        ("Rain", "It rained, in Lyon.", "2014-05-03"),
        ("Sun", "It shone.", ""),
    ]
    lines = [separator.join(f'"{cell}"' for cell in row) for row in rows]
    records, aside = read_bytes(tmp_path, "a.csv", "\n".join(lines).encode())
    assert [record.fields.get("title") for record in records] == ["Rain", "Sun"]
    assert records[0].fields["published"] == "2014-05-03"
    assert aside == []


@pytest.mark.parametrize(
    "content",
    [
        'title,text\nRain ~ Sun ^ Snow,"It rained, and ~ shone."\n',
        "text\nIt rained ~ for days.\nIt shone.\n",
        "a~b,text\nc~d,It rained.\n",
    ],
)
def test_a_tilde_in_a_text_is_no_separator(tmp_path: Path, content: str) -> None:
    records, _ = read_bytes(tmp_path, "a.csv", content.encode())
    assert records
    assert "rained" in records[0].text


def test_a_table_without_a_text_column_names_the_separators(tmp_path: Path) -> None:
    _, (refused,) = read_bytes(tmp_path, "a.csv", b"kop#tekst\nRain#It rained.\n")
    assert "comma, semicolon, tab, |, ~ and ^" in refused.reason
    assert "say which column is the text" in refused.reason
