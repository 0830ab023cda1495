"""The listed bodies and news outlets: all their forms, and those that the tagger looks for in a text."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby

from dashboard.paths import DATA
from dashboard.text.lost_letters import LOST_LETTER, add_lost_letter_forms, mark_lost_letters

_WORD = re.compile(r"\w+")
_SHORTEST_ALONE = 4
# Forms of one word that are also other words or names; they are bodies only where the model finds one.
_DOUBTFUL = frozenset(
    """
    Amnesty Caritas CITES Fatah Gavi GAVI ICE Mercy PACE PEN Pentagon SWIFT Shabab Solidarity
    """.split()
)
_SHORT_FORMS = add_lost_letter_forms("UN U.N EU E.U BBC CNN FBI CIA IMF ICC RTÉ WTO WFP WWF".split())
# Outlets of one word that is nothing else: no Independent, no Observer, no MENA.
_OUTLETS = frozenset(
    """
    AFP CGTN CNBC IANS IRNA KCNA MSNBC NDTV NHK PTI UPI VOA Aljazeera Al-Ahram Al-Arabiya Al-Jazeera
    Al-Mayadeen Al-Monitor Anadolu Bellingcat Bernama Breitbart BuzzFeed Cumhuriyet Euronews Haaretz
    Handelsblatt HuffPost Hurriyet Interfax Izvestia Kommersant Mediapart Newsweek Nikkei ProPublica
    Reuters Rudaw Ukrinform Vedomosti Xinhua Yonhap
    """.split()
)


@lru_cache(maxsize=1)
def load_body_forms() -> frozenset[str]:
    """Return the names and acronyms of the listed bodies and outlets, also with their letters lost."""
    bodies = (
        form for acronym, name, also in _read_rows("bodies") for form in (acronym, name, *also.split(";"))
    )
    return add_lost_letter_forms(form for form in (*bodies, *_list_outlets()) if form)


@lru_cache(maxsize=1)
def load_forms_with_lost_end() -> frozenset[str]:
    """Return the forms whose last letter is lost, so that it looks like a question mark: "RT?"."""
    return frozenset(form for form in load_body_forms() if mark_lost_letters(form).endswith(LOST_LETTER))


def _list_outlets() -> Iterator[str]:
    """Yield the names of news agencies and outlets that mean nothing else."""
    for _, name, also in _read_rows("agencies"):
        for form in (name, *also.split(";")):
            if form in _OUTLETS or (" " in form and not form.startswith("The ")):
                yield form


def _read_rows(table: str) -> Iterator[list[str]]:
    for line in (DATA / f"{table}.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        yield line.split("\t")


@lru_cache(maxsize=1)
def load_unique_body_forms() -> dict[str, tuple[str, ...]]:
    """Return the forms that mean a body wherever they stand, by their first word."""
    unique = sorted((form for form in load_body_forms() if _is_unique(form)), key=_first_word)
    return {first: tuple(forms) for first, forms in groupby(unique, _first_word)}


def _first_word(form: str) -> str:
    first = _WORD.search(form)
    return first.group() if first else form


def _is_unique(form: str) -> bool:
    if " " in form:
        return form[0].isupper()
    return (
        form in _SHORT_FORMS
        or form in _OUTLETS
        or (len(form) >= _SHORTEST_ALONE and form not in _DOUBTFUL and form[0].isupper())
    )
