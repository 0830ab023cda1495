"""One file of every format that is read, made here, and what the article in each says."""

import gzip
import io
import json
import tarfile
import zipfile
from email.message import EmailMessage

TITLE = "Ferries stay in the harbour"
LEAD = "Rain fell on the harbour of Brest for a third day on Monday, and the ferries stayed where they were."
SECOND = (
    "The harbour master, Ann Sample, said that nobody had been hurt and that the boats would sail again soon."
)
THIRD = (
    "Fishermen from three towns met in the old market hall to ask for help with their nets and their engines."
)
LINES = (TITLE, LEAD, SECOND, THIRD)
TEXT = "\n\n".join(LINES) + "\n"
ADDRESS = "https://courier.example/2014/05/02/ferries"


def web_page(before: str = "", after: str = "") -> bytes:
    menu = "".join(
        f"<li><a href='/{name}'>{name}</a></li>" for name in ("World", "Sport", "Letters", "Weather")
    )
    return f"""{before}<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{TITLE} - The Courier</title>
<meta property="og:title" content="{TITLE}"><meta property="og:site_name" content="The Harbour Courier">
<meta property="article:published_time" content="2014-05-02T08:15:00+01:00"><meta property="article:section" content="Coast">
<link rel="canonical" href="{ADDRESS}"><meta name="author" content="Ann Writer">
<script>var hidden = "never shown";</script></head>
<body><nav><ul>{menu}</ul></nav><article><h1>{TITLE}</h1><p class="byline">By Ann Writer</p>
<p>{LEAD}</p><figure><img src="a.jpg"><figcaption>The ferry at the quay, seen from the old wall.</figcaption></figure>
<p>{SECOND}</p><p>{THIRD}</p></article>
<aside><h2>Most read</h2><ul><li><a href="/x">Ten things to do in the rain this summer</a></li></ul></aside>
<footer>The Harbour Courier is printed in Brest. Sign up for our letters.</footer></body></html>{after}""".encode()


def mhtml() -> bytes:
    head = (
        f"From: <Saved by Blink>\r\nSnapshot-Content-Location: {ADDRESS}\r\nSubject: {TITLE}\r\n"
        "Date: Mon, 5 May 2014 10:00:00 +0200\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="cut"\r\n\r\n'
    )
    page = web_page().decode().replace(f'<link rel="canonical" href="{ADDRESS}">', "").replace("=", "=3D")
    part = (
        "--cut\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n"
        f"Content-Location: {ADDRESS}\r\n\r\n{page}\r\n--cut--\r\n"
    )
    return (head + part).encode()


def pdf(*pages: str) -> bytes:
    """Return a PDF with a text layer, a line a line of its pages; no page at all gives one picture-like page."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    kids = []
    for page in pages or ("",):
        lines = "".join(f"({_escaped(line)}) Tj T*\n" for line in page.split("\n"))
        stream = f"BT /F1 10 Tf 12 TL 40 800 Td\n{lines}ET".encode("latin-1")
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R"
            b" /Resources << /Font << /F1 3 0 R >> >> >>" % len(objects)
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>".encode()
    out, at = bytearray(b"%PDF-1.4\n"), []
    for number, content in enumerate(objects, start=1):
        at.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in at)
    end = b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(out))
    return bytes(out) + b"xref\n0 %d\n0000000000 65535 f \n%s%s" % (len(objects) + 1, table, end)


def _escaped(line: str) -> str:
    return line.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def locked_pdf() -> bytes:
    import pypdf

    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf(TEXT)))
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def word(*lines: str) -> bytes:
    import docx

    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def open_document(*lines: str) -> bytes:
    body = "".join(f"<text:p>{line}</text:p>" for line in lines)
    names = (
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    )
    content = f"<office:document-content {names}><office:body><office:text>{body}</office:text></office:body></office:document-content>"
    return zipped(
        mimetype="application/vnd.oasis.opendocument.text",
        **{"content.xml": content, "META-INF/manifest.xml": "<manifest/>"},
    )


def rich_text(*lines: str) -> bytes:
    body = "".join(
        "".join(c if ord(c) < 128 else f"\\u{ord(c)}?" for c in line) + "\\par\n" for line in lines
    )
    return ("{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0 Arial;}}\n" + body + "}").encode("ascii")


def spreadsheet(**sheets: list[list[object]]) -> bytes:
    import openpyxl

    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def parquet(**columns: list[object]) -> bytes:
    import pyarrow as pa
    import pyarrow.parquet as pq

    out = io.BytesIO()
    pq.write_table(pa.table(columns), out)
    return out.getvalue()


def message(attachment: bytes = b"") -> bytes:
    made = EmailMessage()
    made["Subject"], made["From"] = TITLE, "Ann Writer <ann@courier.example>"
    made["Date"] = "Fri, 02 May 2014 08:15:00 +0100"
    made.set_content("\n\n".join(LINES[1:]))
    if attachment:
        made.add_attachment(attachment, maintype="text", subtype="plain", filename="more.txt")
    return made.as_bytes()


def web_archive() -> bytes:
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    out = io.BytesIO()
    writer = WARCWriter(out, gzip=False)
    for kind, content in (("text/html; charset=utf-8", web_page()), ("image/png", b"\x89PNG")):
        headers = StatusAndHeaders("200 OK", [("Content-Type", kind)], protocol="HTTP/1.0")
        record = writer.create_warc_record(
            ADDRESS, "response", payload=io.BytesIO(content), http_headers=headers
        )
        writer.write_record(record)
    return out.getvalue()


def feed() -> bytes:
    return f"""<?xml version="1.0"?><rss version="2.0"><channel><title>The Harbour Courier</title>
<item><title>{TITLE}</title><link>{ADDRESS}</link><pubDate>Fri, 02 May 2014 08:15:00 GMT</pubDate>
<description>&lt;p&gt;{LEAD}&lt;/p&gt;&lt;p&gt;{SECOND}&lt;/p&gt;</description></item>
<item><title>Nothing more</title></item></channel></rss>""".encode()


def table(delimiter: str = ",") -> bytes:
    return (
        f'title{delimiter}text{delimiter}desk\n{TITLE}{delimiter}"{LEAD} {SECOND}"{delimiter}Coast\n'.encode()
    )


def json_line() -> bytes:
    return json.dumps({"title": TITLE, "text": f"{LEAD}\n{SECOND}", "desk": "Coast"}).encode()


def zipped(**members: bytes | str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return packed.getvalue()


def tarred(**members: bytes) -> bytes:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as archive:
        for name, content in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return packed.getvalue()


def one_of_each() -> dict[str, bytes]:
    """Return a file of every format, by name; each holds the article."""
    rows: list[list[object]] = [["title", "text", "desk"], [TITLE, f"{LEAD} {SECOND}", "Coast"]]
    return {
        "page.html": web_page(),
        "page.htm": web_page("<!-- saved from url=(0042)https://courier.example/2014/05/02/ferries -->\n"),
        "page.mhtml": mhtml(),
        "text.txt": TEXT.encode(),
        "text.md": TEXT.encode("utf-16"),
        "text.pdf": pdf("\n".join(LINES)),
        "text.docx": word(*LINES),
        "text.odt": open_document(*LINES),
        "text.rtf": rich_text(*LINES),
        "table.csv": table(),
        "table.tsv": table("\t"),
        "table.xlsx": spreadsheet(Articles=rows),
        "lines.jsonl": json_line(),
        "list.json": b"[" + json_line() + b"]",
        "rows.parquet": parquet(title=[TITLE], text=[f"{LEAD} {SECOND}"], desk=["Coast"]),
        "message.eml": message(),
        "crawl.warc": web_archive(),
        "crawl.warc.gz": gzip.compress(web_archive()),
        "news.rss": feed(),
        "packed.zip": zipped(**{"a.txt": TEXT}),
        "packed.tar": tarred(**{"a.txt": TEXT.encode()}),
        "packed.tar.gz": gzip.compress(tarred(**{"a.txt": TEXT.encode()})),
        "packed.tgz": gzip.compress(tarred(**{"a.txt": TEXT.encode()})),
        "text.txt.gz": gzip.compress(TEXT.encode()),
    }
