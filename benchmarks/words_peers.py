"""The questions of words.py as users of scattertext and textacy would write them; run with a Python that has both.

    python benchmarks/words_peers.py ARTICLES.parquet COUNTS.parquet ANSWERS.json WORD

ARTICLES has the columns text and side (A or B), COUNTS the occurrences a and b of Dateline's terms. ANSWERS gets,
for each question, its seconds and its answer; what scattertext does not read in READ_SECONDS is not asked of it.
"""

import json
import resource
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import scattertext
from textacy.extract import keyword_in_context

READ_SECONDS = 10 * 60


def main() -> None:
    articles, counts = (pd.read_parquet(path) for path in sys.argv[1:3])
    answers, word = sys.argv[3:5]
    found: dict[str, Any] = {}
    timed(found, "log-odds of the same counts", lambda: log_odds(counts["a"], counts["b"]).tolist())
    timed(found, "kwic", lambda: sum(1 for text in articles["text"] for _ in in_context(text, word)))
    try:
        signal.signal(signal.SIGALRM, stop)
        signal.alarm(READ_SECONDS)
        corpus = timed(found, "read", lambda: read(articles), keep=lambda corpus: corpus.get_num_terms())
        signal.alarm(0)
        timed(found, "top", lambda: top(corpus))
        timed(found, "keyness", lambda: keyness(corpus))
    except TimeoutError:
        found["stopped"] = {"seconds": READ_SECONDS, "answer": memory()}
    Path(answers).write_text(json.dumps(found), encoding="utf-8")


def stop(*_: Any) -> None:
    raise TimeoutError


def memory() -> float:
    """Return the most memory held so far, in gigabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20


def timed(
    found: dict[str, Any], name: str, work: Callable[[], Any], keep: Callable[[Any], Any] = lambda made: made
) -> Any:
    began = time.perf_counter()
    made = work()
    found[name] = {"seconds": time.perf_counter() - began, "answer": keep(made)}
    return made


def read(articles: pd.DataFrame) -> Any:
    made = scattertext.CorpusFromPandas(
        articles, category_col="side", text_col="text", nlp=scattertext.whitespace_nlp_with_sentences
    )
    return made.build().get_unigram_corpus()


def top(corpus: Any) -> list[tuple[str, int]]:
    counts = corpus.get_term_freq_df().sum(axis=1).sort_values(ascending=False).head(50)
    return [(str(term), int(n)) for term, n in counts.items()]


def keyness(corpus: Any) -> list[tuple[str, float]]:
    """Return the fifty terms with the largest log-odds with an informative Dirichlet prior."""
    counts = corpus.get_term_freq_df()
    scored = log_odds(counts["A freq"], counts["B freq"])
    order = np.argsort(-scored)[:50]
    return [(str(counts.index[at]), float(scored[at])) for at in order]


def log_odds(a: "pd.Series[int]", b: "pd.Series[int]") -> Any:
    """Return the z-scores of Monroe et al. 2008, with a prior of 500 words as in their paper."""
    prior = scattertext.LogOddsRatioInformativeDirichletPrior(a + b, sigma=500, scale_type="word")
    return np.asarray(prior.get_zeta_i_j_given_separate_counts(a, b))


def in_context(text: str, word: str) -> Any:
    return keyword_in_context(text, rf"\b{word}\b", ignore_case=True, window_width=60)


if __name__ == "__main__":
    main()
