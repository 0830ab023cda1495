"""Articles as references: APA (7th edition), Chicago (17th, bibliography), BibTeX and RIS."""

import calendar
import re
from collections.abc import Callable, Mapping, Sequence

from dashboard.export.author_names import Author, split_authors
from dashboard.schema.cited_article import CitedArticle
from dashboard.text.folding import strip_accents
from dashboard.text.xml_characters import replace_invalid

_WEB_ADDRESS = re.compile(r"https?://[^\s\\<>\"{}]{1,2000}", re.IGNORECASE)
_TEX_SIGNS = str.maketrans(
    {
        **{sign: f"\\{sign}" for sign in "{}$&#%_"},
        "\\": r"\textbackslash{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
    }
)
_SENTENCE_ENDS = (".", "?", "!", "…", "。")


def cite_apa(article: CitedArticle) -> str:
    """Return a reference in the style of APA, as plain text.

    >>> cite_apa(CitedArticle("k", "Rain", "Ann Writer", "Courier"))
    'Writer, A. (n.d.). Rain. Courier.'
    """
    authors = _list_authors_apa(split_authors(_one_line(article.author)))
    date, title = f"({_format_date(article, '{year}, {month} {day}', '{year}, {month}')})", _title(article)
    head = (authors, date) if authors else (title, date)
    parts = [*head, *([title] if authors else []), _one_line(article.publisher)]
    return " ".join([*(_close(part) for part in parts if part), *_list_address(article)])


def cite_chicago(article: CitedArticle) -> str:
    """Return a reference in the style of a Chicago bibliography, as plain text.

    >>> cite_chicago(CitedArticle("k", "Rain", "Ann Writer", "Courier"))
    'Writer, Ann. “Rain.” Courier, n.d.'
    """
    authors = _list_authors_chicago(split_authors(_one_line(article.author)))
    date = _format_date(article, "{month} {day}, {year}", "{month} {year}")
    title, publisher = f"“{_close(_title(article))}”", _one_line(article.publisher)
    if authors or not publisher:
        parts = [authors, title, ", ".join(part for part in (publisher, date) if part)]
    else:
        parts = [publisher, title, date]
    closed = [part if part == title else _close(part) for part in parts if part]
    return " ".join([*closed, *_list_address(article)])


def to_citation_list(articles: Sequence[CitedArticle], cite: Callable[[CitedArticle], str]) -> bytes:
    """Return a list of references as text, in the order of the alphabet, each a paragraph."""
    references = sorted(
        {cite(article) for article in articles}, key=lambda words: strip_accents(words).casefold()
    )
    return "\n\n".join(references).encode("utf-8") + b"\n"


def to_bibtex(articles: Sequence[CitedArticle]) -> bytes:
    """Return articles as entries of BibTeX."""
    return "\n".join(map(format_bibtex, articles)).encode("utf-8")


def format_bibtex(article: CitedArticle) -> str:
    """Return an article as an entry of BibTeX; text from articles cannot end its field."""
    authors = split_authors(_one_line(article.author))
    fields = {
        "author": " and ".join(_format_tex_author(author) for author in authors),
        "title": f"{{{_escape_tex(_title(article))}}}",
        "journal": _escape_tex(_one_line(article.publisher)),
        **_list_tex_dates(article),
        "url": "".join(_list_address(article)),
        "language": _escape_tex(_one_line(article.language)),
        "note": "Date inferred" if article.inferred else "",
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@article{{{_make_entry_key(article)},", *lines, "}", ""])


def to_ris(articles: Sequence[CitedArticle]) -> bytes:
    """Return articles as records of RIS, which Zotero, EndNote and Mendeley read."""
    return "".join(map(format_ris, articles)).encode("utf-8")


def format_ris(article: CitedArticle) -> str:
    """Return an article as a record of RIS, one field a line."""
    authors = [", ".join(filter(None, author)) for author in split_authors(_one_line(article.author))]
    day = article.first if article.first == article.last else None
    lines = [
        ("TY", "NEWS"),
        *(("AU", author) for author in authors),
        ("TI", _title(article)),
        ("T2", _one_line(article.publisher)),
        ("PY", _find_year(article)),
        ("DA", f"{day:%Y/%m/%d}" if day else ""),
        ("UR", "".join(_list_address(article))),
        ("LA", _one_line(article.language)),
        ("N1", "Date inferred" if article.inferred else ""),
        ("ID", article.key),
        ("ER", " "),
    ]
    return "".join(
        f"{tag}  - {value}".rstrip(" ") + "\r\n" if tag != "ER" else "ER  - \r\n"
        for tag, value in lines
        if value
    )


STYLES: Mapping[str, Callable[[CitedArticle], str]] = {
    "APA": cite_apa,
    "Chicago": cite_chicago,
    "BibTeX": format_bibtex,
    "RIS": format_ris,
}


def _title(article: CitedArticle) -> str:
    return _one_line(article.title) or "[Article without a title]"


def _one_line(text: str) -> str:
    return " ".join(replace_invalid(text).split())


def _close(part: str) -> str:
    """Return part of a reference with a full stop, where it does not end a sentence already."""
    return part if part.endswith(_SENTENCE_ENDS) else f"{part}."


def _list_address(article: CitedArticle) -> list[str]:
    address = article.url.strip()
    return [address] if _WEB_ADDRESS.fullmatch(address) else []


def _list_authors_apa(authors: Sequence[Author]) -> str:
    names = [f"{author.family}, {author.initials}" if author.given else author.family for author in authors]
    return names[0] if len(names) == 1 else ", & ".join((", ".join(names[:-1]), names[-1])) if names else ""


def _list_authors_chicago(authors: Sequence[Author]) -> str:
    """Return the authors of a bibliography; only the first has the family name first."""
    names = [f"{author.given} {author.family}".strip() for author in authors]
    if authors and authors[0].given:
        names[0] = f"{authors[0].family}, {authors[0].given}"
    return names[0] if len(names) == 1 else ", and ".join((", ".join(names[:-1]), names[-1])) if names else ""


def _format_date(article: CitedArticle, whole_day: str, month_alone: str) -> str:
    """Return the date as precisely as it is known, in brackets where it is inferred; n.d. without one."""
    first, last = article.first, article.last
    if first is None or last is None:
        return "n.d."
    parts = {"year": first.year, "month": calendar.month_name[first.month], "day": first.day}
    if first == last:
        date = whole_day.format(**parts)
    elif (first.year, first.month) == (last.year, last.month):
        date = month_alone.format(**parts)
    else:
        date = _find_year(article)
    return f"[{date}]" if article.inferred else date


def _find_year(article: CitedArticle) -> str:
    if article.first is None or article.last is None:
        return ""
    years = dict.fromkeys((article.first.year, article.last.year))
    return "/".join(map(str, years))


def _list_tex_dates(article: CitedArticle) -> dict[str, str]:
    first, last = article.first, article.last
    if first is None or last is None:
        return {}
    month = {"month": str(first.month)} if (first.year, first.month) == (last.year, last.month) else {}
    return {"year": _find_year(article), **month, **({"day": str(first.day)} if first == last else {})}


def _format_tex_author(author: Author) -> str:
    if author.given:
        return f"{_escape_tex(author.family)}, {_escape_tex(author.given)}"
    return f"{{{_escape_tex(author.family)}}}"


def _escape_tex(text: str) -> str:
    return text.translate(_TEX_SIGNS)


def _make_entry_key(article: CitedArticle) -> str:
    """Return the key of an entry: letters of the publisher, the year, and the start of the article's key."""
    letters = re.sub(r"[^a-z]", "", strip_accents(article.publisher).casefold())[:20] or "article"
    year = article.first.year if article.first else "nd"
    return f"{letters}{year}{re.sub('[^0-9a-z-]', '', article.key)[:10]}"
