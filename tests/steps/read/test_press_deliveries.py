"""Deliveries of press databases: fields are fields, texts are texts, and what is missing is named."""

import pytest

from dashboard.schema import DEFAULT_READING, Record, SetAside
from dashboard.steps.read.files import read_source
from dashboard.steps.read.press_deliveries import read_documents
from dashboard.steps.read.source_file import SourceFile
from tests.steps.read import files


def newer(title: str, text: str = files.LEAD) -> list[str]:
    return [
        title,
        "The Harbour Courier",
        "May 2, 2014 Friday",
        "Late Edition - Final",
        "",
        "Copyright 2014 The Harbour Courier All Rights Reserved",
        "",
        "Section: Section A; Column 0; Coast Desk; Pg. 1",
        "Length: 412 words",
        "Byline: By ANN WRITER",
        "Dateline: BREST",
        "",
        "Body",
        "",
        text,
        "",
        "He spoke of the section: it was wet, he said.",
        "",
        "Classification",
        "",
        "Language: ENGLISH",
        "Publication-Type: Newspaper",
        "Subject: RAIN (90%); FERRIES (88%);",
        "HARBOURS (75%)",
        "Load-Date: May 3, 2014",
        "",
        "End of Document",
        "",
    ]


COVER = [
    "User Name: = Ann Reader",
    "Date and Time: = Monday, May 5, 2014 9:00:00 AM EDT",
    "Job Number: = 12345678",
    "",
    "Documents (3)",
    "",
    f"1. {files.TITLE}",
    "Client/Matter: -None-",
    "Search Terms: ferries",
    "Search Type: Terms and Connectors",
    "Narrowed by:",
    "2. Snow closes the airport",
    "Client/Matter: -None-",
    "3. Frost in the orchards",
    "Client/Matter: -None-",
    "",
]
NEXIS = [
    *COVER,
    *newer(files.TITLE),
    *newer("Snow closes the airport", files.SECOND),
    *newer("Frost in the orchards", files.THIRD),
]

OLDER_ONE = f"""

                               {{number}} of 3 DOCUMENTS


                              The Harbour Courier

                             May 2, 2014 Friday
                              Late Edition - Final

{files.TITLE}

BYLINE: By ANN WRITER

SECTION: Section A; Coast Desk; Pg. 1

LENGTH: 412 words

DATELINE: BREST

BODY:

   {files.LEAD}

   {files.SECOND}

LOAD-DATE: May 3, 2014

LANGUAGE: ENGLISH

PUBLICATION-TYPE: Newspaper


                     Copyright 2014 The Harbour Courier Company
                              All Rights Reserved
"""

FACTIVA_CODES = f"""HD
{files.TITLE}
BY
By Ann Writer
WC
412 words
PD
2 May 2014
SN
The Harbour Courier
SC
HARCOU
LA
English
CY
Copyright 2014 The Harbour Courier
LP

{files.LEAD}

TD

{files.SECOND}

NS
nrain : Rain | nferr : Ferries
RE
fra : France
AN
Document HARCOU0020140502ea520000g
"""

FACTIVA_ORDER = f"""{files.TITLE}

By Ann Writer
412 words
2 May 2014
The Harbour Courier
HARCOU
English
Copyright 2014 The Harbour Courier. All Rights Reserved.

{files.LEAD}

{files.SECOND}

Document HARCOU0020140502ea520000g
"""
SUMMARY = "\nSearch Summary\n"
CONTAINERS = {
    "a.txt": lambda lines: "\n".join(lines).encode(),
    "a.docx": lambda lines: files.word(*lines),
    "a.rtf": lambda lines: files.rich_text(*lines),
    "a.pdf": lambda lines: files.pdf("\n".join(lines)),
    "a.html": lambda lines: (
        "<html><body>" + "".join(f"<p>{line}</p>" for line in lines) + "</body></html>"
    ).encode(),
}
DELIVERIES = {
    "Nexis Uni": NEXIS,
    "LexisNexis": "".join(OLDER_ONE.format(number=n) for n in (1, 2, 3)).split("\n"),
    "Factiva, codes": (FACTIVA_CODES * 3).split("\n"),
    "Factiva, order": (FACTIVA_ORDER * 3 + SUMMARY).split("\n"),
}


def read(name: str, lines: list[str]) -> tuple[list[Record], list[SetAside]]:
    items = list(read_source(SourceFile(name, CONTAINERS[name](lines)), DEFAULT_READING))
    records = [item for item in items if isinstance(item, Record)]
    return records, [item for item in items if isinstance(item, SetAside)]


@pytest.mark.parametrize("kind", DELIVERIES)
@pytest.mark.parametrize("name", CONTAINERS)
def test_a_delivery_is_its_documents_with_their_fields(kind: str, name: str) -> None:
    records, aside = read(name, DELIVERIES[kind])
    assert aside == []
    assert [record.position for record in records] == [1, 2, 3]
    first = records[0]
    assert first.fields["title"] == files.TITLE
    assert first.fields["publisher"] == "The Harbour Courier"
    assert first.fields["author"].lower() == "ann writer"
    assert "2014" in first.fields["published"]
    assert first.fields["length"] == "412 words"
    assert first.fields["language"] == "en"
    assert files.LEAD in first.text.replace("\n", " ")
    for word in (
        "Load-Date",
        "LOAD-DATE",
        "words",
        "Copyright",
        "Classification",
        "Documents",
        "ENGLISH",
        "HARCOU",
    ):
        assert word not in first.text
    assert len({record.text for record in records}) == (3 if kind == "Nexis Uni" else 1)


def test_a_line_of_the_text_that_looks_like_a_field_stays_text() -> None:
    (first, *_), _ = read("a.txt", NEXIS)
    assert "He spoke of the section: it was wet, he said." in first.text
    assert first.text.startswith(f"{files.TITLE}\n\nBREST - {files.LEAD}")
    assert first.fields["subject"] == "RAIN (90%); FERRIES (88%); HARBOURS (75%)"
    assert first.fields["load-date"] == "May 3, 2014"


def test_what_is_announced_and_not_there_is_named() -> None:
    _, (aside,) = read("a.txt", [*COVER, *newer(files.TITLE), *newer("Frost in the orchards")])
    assert aside.reason == "announces 3 documents; 2 were read; missing: 2 (Snow closes the airport)"
    _, (aside,) = read("a.txt", "".join(OLDER_ONE.format(number=n) for n in (1, 3)).split("\n"))
    assert aside.reason == "announces 3 documents; 2 were read; missing: 2"


def test_a_document_without_text_is_noted_and_the_rest_is_read() -> None:
    records, aside = read("a.txt", [*newer(files.TITLE), *newer("Empty", "")[:14], "End of Document"])
    assert len(records) == 1
    assert [(each.line, each.reason) for each in aside] == [(2, "document 2 of the delivery has no text")]


def test_a_delivery_that_was_cut_off_gives_what_it_holds() -> None:
    records, _ = read("a.txt", [*newer(files.TITLE), *newer("Snow closes the airport", files.SECOND)[:15]])
    assert [record.fields["title"] for record in records] == [files.TITLE, "Snow closes the airport"]


@pytest.mark.parametrize("text", [files.TEXT, "Document 4 of 9\n" + files.TEXT, "Body\n" + files.TEXT])
def test_an_article_that_says_such_words_is_no_delivery(text: str) -> None:
    assert [item.text for item in read_documents(text, "a.txt", {}) if isinstance(item, Record)] == [text]
