"""Split a delivery of Nexis Uni or LexisNexis into its documents.

There may be a cover page. Each document has fields above and below its text, and may end in "End of
Document".
"""

import re
from collections.abc import Iterator, Sequence

from dashboard.steps.read.delivery_documents import DeliveredDocument, Delivery

_COUNTER = re.compile(r"(?:Document )?(\d+) of (\d+)(?: DOCUMENTS?)?", re.IGNORECASE)
_ANNOUNCED = re.compile(r"Documents? \((\d+)\)")
_COVER_TITLE = re.compile(r"(\d+)\.\s+(\S.*)")
_END = re.compile(r"End of Document", re.IGNORECASE)
_PAGE = re.compile(r"Page \d+ of \d+(?:\s.*)?")
_FIELD = re.compile(
    r"(SECTION|LENGTH|BYLINE|DATELINE|HIGHLIGHT|BODY|LOAD-DATE|LANGUAGE|GRAPHIC|PUBLICATION-TYPE|JOURNAL-CODE|SUBJECT|"
    r"ORGANI[SZ]ATION|COMPANY|TICKER|INDUSTRY|GEOGRAPHIC|COUNTRY|STATE|CITY|PERSON|TYPE|URL|ACC-NO|DOCUMENT-TYPE|CORRECTION|"
    r"DISTRIBUTION|SERIES|NOTES|TRANSCRIPT)\s*:\s*(.*)",
    re.IGNORECASE,
)
_COPYRIGHT = re.compile(r"(?:Copyright|©|\(c\)).{0,20}\d{4}.*", re.IGNORECASE)
_RIGHTS = re.compile(r"All Rights Reserved\.?", re.IGNORECASE)
_BY = re.compile(r"^by\s+", re.IGNORECASE)
_BODY, _CLASSIFICATION = "body", "classification"
_COVER_STARTS = (
    "Client/Matter:", "Search Terms:", "Search Type:", "Narrowed by:", "Content Type", "Documents (",
    "News  ",
)  # fmt: skip
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_DAY = re.compile(
    rf"(?:{_MONTHS}) \d{{1,2}},? (?:19|20)\d\d|\d{{1,2}} (?:{_MONTHS}) (?:19|20)\d\d", re.IGNORECASE
)
_HEAD_LINES = 12


def split_nexis(lines: Sequence[str]) -> Delivery | None:
    """Return the documents of a delivery, or None if the lines are not one."""
    if any(_END.fullmatch(line) for line in lines):
        return _split_at_ends(lines)
    counters = [number for number, line in enumerate(lines) if _COUNTER.fullmatch(line)]
    fields = {match[1].upper() for line in lines if (match := _FIELD.match(line))}
    if counters and {"LENGTH", "LOAD-DATE"} & fields:
        return _split_at_counters(lines, counters)
    return None


def _split_at_ends(lines: Sequence[str]) -> Delivery:
    """Return the documents that each end in "End of Document". A cover page may precede the first."""
    chunks: list[list[str]] = [[]]
    for line in lines:
        if _END.fullmatch(line):
            chunks.append([])
        elif not _PAGE.fullmatch(line):
            chunks[-1].append(line)
    cover, chunks[0] = _split_cover(chunks[0])
    if any(_FIELD.match(line) for line in chunks[-1]):
        # The last document was cut off. It is read as far as it goes.
        chunks.append([])
    documents = [_parse_document(number, chunk) for number, chunk in enumerate(chunks[:-1], start=1)]
    announced = next((int(match[1]) for line in cover if (match := _ANNOUNCED.fullmatch(line))), 0)
    return Delivery(documents, announced, tuple(_list_missing(cover, documents, announced)))


def _split_cover(lines: list[str]) -> tuple[list[str], list[str]]:
    """Return the cover page, which lists the documents, and the lines after it."""
    start = next((number for number, line in enumerate(lines) if _ANNOUNCED.fullmatch(line)), None)
    if start is None:
        return [], lines
    body = next((n for n, line in enumerate(lines) if line.lower() == _BODY and n > start), len(lines))
    # The cover ends with the last line above the first text that is part of its list.
    last = max((n for n in range(start, body) if _is_cover_line(lines[n])), default=start)
    return lines[: last + 1], lines[last + 1 :]


def _is_cover_line(line: str) -> bool:
    return bool(_COVER_TITLE.fullmatch(line)) or line.startswith(_COVER_STARTS)


def _list_missing(
    cover: Sequence[str], documents: Sequence[DeliveredDocument], announced: int
) -> Iterator[str]:
    if announced <= len(documents):
        return
    titles = [_fold(document.fields.get("title", "")) for document in documents]
    for line in cover:
        match = _COVER_TITLE.fullmatch(line)
        if match and not any(title and title.startswith(_fold(match[2])[:40]) for title in titles):
            yield f"{match[1]} ({match[2][:60]})"


def _fold(line: str) -> str:
    return " ".join(line.casefold().split())


def _split_at_counters(lines: Sequence[str], counters: Sequence[int]) -> Delivery:
    """Return the documents that each begin with "Document 57 of 100". The numbers show which are missing."""
    documents, announced = [], 0
    for order, start in enumerate(counters):
        match = _COUNTER.fullmatch(lines[start])
        end = counters[order + 1] if order + 1 < len(counters) else len(lines)
        if match:
            announced = max(announced, int(match[2]))
            documents.append(_parse_document(int(match[1]), lines[start + 1 : end]))
    numbers = {document.number for document in documents}
    missing = [str(number) for number in range(1, announced + 1) if number not in numbers]
    return Delivery(documents, announced, tuple(missing))


def _parse_document(number: int, lines: Sequence[str]) -> DeliveredDocument:
    """Return one document: its head, which ends at the first field or "Body", its text and its fields."""
    fields: dict[str, str] = {}
    body: list[str] = []
    head: list[str] = []
    state, last = "head", ""
    for line in lines:
        match = _FIELD.fullmatch(line)
        name = match[1].lower() if match else ""
        if line.lower() == _CLASSIFICATION:
            state = _CLASSIFICATION
        elif name == _BODY or (line.lower() == _BODY and state != _CLASSIFICATION):
            state = _BODY
            body.extend([match[2]] if match and match[2] else [])
        elif match and (state != _BODY or _ends_text(line)):
            state = "fields" if state == "head" else (_CLASSIFICATION if state == _BODY else state)
            fields.setdefault(name, match[2])
            last = name
        elif state == _BODY:
            body.append(line)
        elif state == "head":
            head.append(line)
        elif line and state == _CLASSIFICATION and last and not _is_rights(line):
            fields[last] = f"{fields[last]} {line}".strip()
        elif line and _is_rights(line):
            fields.setdefault("copyright", line)
        elif line and state == "fields" and last == "length":
            # In an older delivery without "BODY:", the text follows the fields.
            state = _BODY
            body.append(line)
    body = _move_rights(body, fields)
    return DeliveredDocument(
        number, {**_parse_head(head), **_rename_fields(fields)}, "\n".join(body).strip("\n")
    )


def _ends_text(line: str) -> bool:
    """Return whether a field follows the text. Such fields are in capitals; sentences are not."""
    name = line.partition(":")[0]
    return name.isupper() or name in ("Load-Date", "Publication-Type", "Journal Code")


def _is_rights(line: str) -> bool:
    return bool(_COPYRIGHT.fullmatch(line) or _RIGHTS.fullmatch(line))


def _move_rights(body: list[str], fields: dict[str, str]) -> list[str]:
    """Return the text without the copyright notice at its end, and add this notice to the fields."""
    rights = [line for line in body[-6:] if _is_rights(line)]
    if rights:
        fields.setdefault("copyright", " ".join(rights))
    return [*body[:-6], *(line for line in body[-6:] if not _is_rights(line))]


def _rename_fields(fields: dict[str, str]) -> dict[str, str]:
    joined = {name: " ".join(value.split()) for name, value in fields.items()}
    renamed = {"author" if name == "byline" else name: value for name, value in joined.items()}
    author = _BY.sub("", renamed.get("author", ""))
    return {**renamed, "author": author.title() if author.isupper() else author}


def _parse_head(head: Sequence[str]) -> dict[str, str]:
    """Return title, publisher, day, edition and copyright from the lines above the fields.

    Newer deliveries begin with the title. Older ones begin with publisher and day, and end with the title.
    """
    lines = [line for line in head if line][:_HEAD_LINES]
    rights = [line for line in lines if _is_rights(line)]
    lines = [line for line in lines if not _is_rights(line)]
    day_at = next((n for n, line in enumerate(lines) if len(line) < 60 and _DAY.search(line)), None)
    fields = {"copyright": " ".join(rights)}
    if day_at is None:
        return {**fields, "title": lines[0] if lines else ""}
    match = _DAY.search(lines[day_at])
    day = match[0] if match else ""
    before, after = lines[:day_at], lines[day_at + 1 :]
    if len(before) >= 2:
        return {
            **fields,
            "title": " ".join(before[:-1]),
            "publisher": before[-1],
            "published": day,
            "edition": " ".join(after),
        }
    title = after[-1] if after else ""
    return {
        **fields,
        "publisher": before[0] if before else "",
        "published": day,
        "edition": " ".join(after[:-1]),
        "title": title,
    }
