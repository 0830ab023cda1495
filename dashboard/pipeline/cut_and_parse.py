"""Articles of the store -> parsed texts: what is cut, the sentences, the words; each text is parsed once."""

from collections.abc import Iterable, Iterator

from dashboard.pipeline.decisions_in_force import DecisionsInForce
from dashboard.pipeline.furniture import Furniture
from dashboard.schema import Span
from dashboard.steps.clean import find_parts
from dashboard.steps.metadata import find_language
from dashboard.store.texts import StoredArticle
from dashboard.text.parsed_text import ParsedText, parse_text


def parse_texts(
    docs: Iterable[StoredArticle], furniture: Furniture, decisions: DecisionsInForce, *, cleaning: bool
) -> Iterator[tuple[StoredArticle, ParsedText]]:
    """Yield each article with its parsed text.

    Args:
        docs: Articles as read.
        furniture: The lines that recur across a publisher's articles.
        decisions: What analysts put back into the text.
        cleaning: Whether to cut; else only title, standfirst and lead are found.
    """
    for doc in docs:
        parts = _find_parts(doc, furniture, decisions, cleaning=cleaning)
        yield doc, parse_text(doc.text, parts, find_language(doc.record, parts)[0])


def _find_parts(
    doc: StoredArticle, furniture: Furniture, decisions: DecisionsInForce, *, cleaning: bool
) -> tuple[Span, ...]:
    lines = furniture.lines_of(doc)
    put_back = decisions.put_back_for(furniture.publisher_of(doc)) if decisions.put_back else None
    if not lines and put_back is None and doc.doc in furniture.parts:
        return furniture.parts[doc.doc]
    return find_parts(
        doc.text, doc.title_given, lines, with_cuts=cleaning, marked=doc.marked, put_back=put_back
    )
