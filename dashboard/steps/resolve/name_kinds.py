"""The kind of a form in the whole corpus: a person in two hundred articles is no organisation in one."""

from collections import Counter, defaultdict
from collections.abc import Mapping

from dashboard.schema import Kind
from dashboard.steps.resolve.entity import NameKey

_SHARE = 0.9
_FEWEST_ARTICLES = 10
# A name with a country has its kind from the gazetteer, and nothing would confirm a place without a country.
_KINDS_BY_COUNT = frozenset({Kind.PERSON, Kind.ORGANISATION})


def correct_name_kinds(counts: Mapping[NameKey, int]) -> dict[NameKey, NameKey]:
    """Return the corrected key of each name that has another kind in nearly all articles.

    Args:
        counts: The number of articles that have a name, by its kind, form and country.
    """
    form_counts: Counter[tuple[str, Kind]] = Counter()
    for (kind, form, _), n_articles in counts.items():
        form_counts[form, kind] += n_articles
        if kind is Kind.PERSON and " " in form:
            # A full name counts for its surname too: "Trump" is no firm where the person is in the news.
            form_counts[form.rpartition(" ")[2], kind] += n_articles
    kinds = correct_form_kinds(form_counts)
    return {
        (kind, form, country): (kinds[form, kind], form, "")
        for kind, form, country in counts
        if not country and kinds.get((form, kind)) in _KINDS_BY_COUNT
    }


def correct_form_kinds(counts: Mapping[tuple[str, Kind], int]) -> dict[tuple[str, Kind], Kind]:
    """Return the corrected kind of each form that has another kind in nine tenths of ten articles or more.

    Args:
        counts: The number of articles in which a form, as the text writes it, is of a kind.
    """
    by_form: dict[str, Counter[Kind]] = defaultdict(Counter)
    for (form, kind), n_articles in counts.items():
        by_form[form][kind] += n_articles
    corrected = {}
    for form, kinds in by_form.items():
        best, n_best = kinds.most_common(1)[0]
        if len(kinds) > 1 and kinds.total() >= _FEWEST_ARTICLES and n_best >= _SHARE * kinds.total():
            corrected.update({(form, kind): best for kind in kinds if kind is not best})
    return corrected
