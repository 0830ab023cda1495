"""The words that the selected articles use most."""

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from dashboard.corpus.model import Corpus, Terms
from dashboard.corpus.postings import Longs, Mask
from dashboard.query.select import select
from dashboard.query.term_counts import count_in, posting
from dashboard.schema import Filters, Unit

COLUMNS = ("term", "articles", "occurrences")

# Words that say nothing of what a text is about; contractions as the tokenizer leaves them.
STOP_WORDS = frozenset(
    "a about above after again against all also although am among amid an and another any are aren't around as at be "
    "because been before behind being below between both but by can can't cannot could couldn't did didn't do "
    "does doesn't doing don't down during each either else even ever every few for from further get gets "
    "given go going got had hadn't has hasn't have haven't having he he'd he'll her here hers herself him "
    "himself his how however i i'd i'll i'm i've if in into is isn't it its itself just last least less let "
    "like made make makes many may me might more most much must my myself near neither no nor not now of off "
    "on once one only onto or other others our ours ourselves out over own per put quite rather same say "
    "saying says said shall she she'd she'll should shouldn't since so some still such take taken than that "
    "the their theirs them themselves then there these they they'd they'll they're they've this those though "
    "through thus to told too took toward towards two under until up upon us use used very via was wasn't we "
    "we'd we'll we're we've well went were weren't what when where whether which while who whom whose why "
    "will with within without won't would wouldn't yet you you'd you'll you're you've your yours yourself mr mrs ms".split()
)
_STOP_LIST = pa.array(sorted(STOP_WORDS), pa.string())


def top_terms(corpus: Corpus, filters: Filters, limit: int = 50, stop: bool = True) -> pd.DataFrame:
    """Return the words that most of the selected articles use, in columns term, articles and occurrences.

    Articles are counted in the unit of the filters, occurrences always over all selected articles. Cuts
    do not count. `stop` leaves out stop words.
    """
    articles = select(corpus, filters).articles
    terms = corpus.terms
    n_articles, occurrences = count_in(terms, articles)
    kept = _words_kept(terms, n_articles, stop=stop)
    order = kept[np.lexsort((kept, -occurrences[kept], -n_articles[kept]))]
    if filters.unit is Unit.WITHOUT_COPIES:
        rows = _best_without_copies(corpus, articles, order, n_articles, occurrences, limit)
    else:
        rows = [(int(term), int(n_articles[term])) for term in order[:limit]]
    made = [(terms.word[term].as_py(), count, int(occurrences[term])) for term, count in rows]
    return pd.DataFrame(made, columns=list(COLUMNS))


def _words_kept(terms: Terms, n_articles: Longs, *, stop: bool) -> Longs:
    kept = n_articles > 0
    if stop:
        kept = kept & ~_stop_mask(terms)
    return np.flatnonzero(kept)


def _stop_mask(terms: Terms) -> Mask:
    found: Mask = pc.is_in(terms.word, value_set=_STOP_LIST).to_numpy(zero_copy_only=False)
    return found


def _best_without_copies(
    corpus: Corpus, articles: Mask, order: Longs, most: Longs, occurrences: Longs, limit: int
) -> list[tuple[int, int]]:
    """Return the terms with the most articles without copies.

    A count without copies is never above the count with them, so the search down that ranking ends where
    no later term can enter.
    """
    found: list[tuple[int, int, int]] = []
    seen = np.zeros(int(corpus.story.max(initial=-1)) + 1, dtype=np.bool_)
    for term in map(int, order):
        if len(found) >= limit and most[term] < sorted(found)[limit - 1][0] * -1:
            break
        rows = posting(corpus.terms, term)
        seen[:] = False
        seen[corpus.story[rows[articles[rows]]]] = True
        found.append((-int(np.count_nonzero(seen)), -int(occurrences[term]), term))
    return [(term, -count) for count, _, term in sorted(found)[:limit]]
