"""The kind of a form over the corpus: what is a person in two hundred articles is no organisation in one."""

from collections import Counter, defaultdict
from collections.abc import Mapping

from dashboard.schema import Kind
from dashboard.steps.resolve.entity import NameKey

_SHARE = 0.9
_FEWEST_ARTICLES = 10
# A name with a country is told by the gazetteer, and a place without one would be told by nothing.
_TOLD_BY_COUNTING = frozenset({Kind.PERSON, Kind.ORGANISATION})


def settle_names(counts: Mapping[NameKey, int]) -> dict[NameKey, NameKey]:
    """Return what each name changes to whose kind nearly all of its articles contradict.

    Args:
        counts: By (kind, form, country): in how many articles a name stands.
    """
    of_form: Counter[tuple[str, Kind]] = Counter()
    for (kind, form, _), n_articles in counts.items():
        of_form[form, kind] += n_articles
        if kind is Kind.PERSON and " " in form:
            # Who is named in full bears the surname too: "Trump" is no firm where he is named all the time.
            of_form[form.rpartition(" ")[2], kind] += n_articles
    kinds = settle_kinds(of_form)
    return {
        (kind, form, country): (kinds[form, kind], form, "")
        for kind, form, country in counts
        if not country and kinds.get((form, kind)) in _TOLD_BY_COUNTING
    }


def settle_kinds(counts: Mapping[tuple[str, Kind], int]) -> dict[tuple[str, Kind], Kind]:
    """Return the kind that each form changes to, where nine tenths of ten articles and more say another.

    Args:
        counts: In how many articles a form, as the text writes it, is of a kind.
    """
    by_form: dict[str, Counter[Kind]] = defaultdict(Counter)
    for (form, kind), n_articles in counts.items():
        by_form[form][kind] += n_articles
    settled = {}
    for form, kinds in by_form.items():
        best, n_best = kinds.most_common(1)[0]
        if len(kinds) > 1 and kinds.total() >= _FEWEST_ARTICLES and n_best >= _SHARE * kinds.total():
            settled.update({(form, kind): best for kind in kinds if kind is not best})
    return settled
