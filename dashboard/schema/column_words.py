"""The words for the columns of a table, on the screen and in every file."""

from collections.abc import Iterable

_WORDS = {
    "about": "About",
    "after": "Words after",
    "articles_a": "Articles in A",
    "articles_b": "Articles in B",
    "articles_in_bin": "Articles in this span",
    "before": "Words before",
    "bound": "At least, at most or exactly",
    "bucket": "Span",
    "copies_free": "Without copies",
    "count": "Count",
    "day": "Date",
    "day_given": "Date in the file",
    "day_now": "Date now",
    "days": "Contradicting dates",
    "dateline": "Place of the dateline",
    "evidence": "Evidence for the date",
    "evidence_days": "All evidence for a date",
    "excluded": "Left out",
    "first_day": "First day",
    "flags": "What is doubtful",
    "form": "Spelling",
    "from_now": "Date taken from",
    "high": "Highest number",
    "hit": "Quote",
    "in_caption": "Only in a caption",
    "inferred": "Date is inferred",
    "key": "ID",
    "kind": "Kind",
    "label": "Name",
    "last_day": "Last day",
    "likeness": "How alike",
    "log_dice": "Strength, 0 to 14",
    "log_likelihood": "Log-likelihood",
    "low": "Lowest number",
    "mark": "Mark",
    "mark_start": "Number starts at",
    "mark_end": "Number ends at",
    "mode": "How they met",
    "n_words": "Words",
    "named": "Also named",
    "occurrences_a": "Occurrences in A",
    "occurrences_b": "Occurrences in B",
    "other_key": "ID of the other",
    "other_kind": "Kind of the other",
    "overtaken_by": "Date of a later report",
    "per_million": "Per million words",
    "per_million_a": "Per million words in A",
    "per_million_b": "Per million words in B",
    "precision": "Precision of the date",
    "proposed": "Proposed date",
    "published": "Publication date",
    "put_back": "Put back",
    "rtl": "Written from right to left",
    "said": "Figure",
    "signed_off": "Agency credit at the end",
    "source": "Date taken from",
    "speaker": "Source of the figure",
    "sub_kind": "Kind in detail",
    "term": "Word or phrase",
    "undated_count": "Articles without a date",
    "url": "Address",
    "value_a": "Value in A",
    "value_b": "Value in B",
    "what": "What is counted",
    "words_in_bin": "Words in this span",
    "z": "z-score",
}


def describe_column(name: str) -> str:
    """Return the words for a column of a table.

    >>> describe_column("n_words"), describe_column("first_publisher"), describe_column("Ada's notes")
    ('Words', 'First publisher', "Ada's notes")
    """
    words = _WORDS.get(name, name.replace("_", " "))
    return words[:1].upper() + words[1:]


def describe_columns(names: Iterable[object]) -> list[str]:
    """Return the words for the columns of a table; of two with the same words, the later keeps its name."""
    words: list[str] = []
    for name in map(str, names):
        described = describe_column(name)
        words.append(name if described in words else described)
    return words
