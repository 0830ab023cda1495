"""The list of international bodies as the tagger uses it: which forms are known, and which are looked for."""

from functools import lru_cache

from dashboard.paths import DATA

_SHORTEST_ALONE = 4
# Forms of one word that are words or names besides; they are bodies where the model says so.
_DOUBTFUL = frozenset(
    """
    Amnesty Caritas CITES Fatah Gavi GAVI ICE Mercy PACE PEN Pentagon SWIFT Shabab Solidarity
    """.split()
)
_SHORT = frozenset("UN U.N EU E.U BBC CNN FBI CIA IMF ICC WTO WFP WWF".split())


@lru_cache(maxsize=1)
def body_forms() -> frozenset[str]:
    """Return the names and acronyms of the bodies in the list, as they print."""
    rows = (line.split("\t") for line in (DATA / "bodies.tsv").read_text(encoding="utf-8").splitlines()[1:])
    return frozenset(
        form for acronym, name, also in rows for form in (acronym, name, *also.split(";")) if form
    )


@lru_cache(maxsize=1)
def bodies_to_seek() -> tuple[str, ...]:
    """Return the forms that are no other word, so that a text that has one names a body."""
    return tuple(sorted(form for form in body_forms() if _is_telling(form)))


def _is_telling(form: str) -> bool:
    if " " in form:
        return form[0].isupper()
    return form in _SHORT or (len(form) >= _SHORTEST_ALONE and form not in _DOUBTFUL and form[0].isupper())
