"""The questions of words.py, answered by scattertext and textacy; run with a Python that has both.

    python benchmarks/words_peers.py ARTICLES.parquet COUNTS.parquet ANSWERS.json WORD

ARTICLES has the columns text and side (A or B), COUNTS the occurrences a and b of Dateline's terms. ANSWERS gets
the seconds and the answer of each question. Where scattertext does not read the texts in READ_SECONDS, its
questions are left out.
"""

import json
import resource
import signal
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
import pandas as pd
import scattertext
from numpy.typing import NDArray
from textacy.extract import keyword_in_context

READ_SECONDS = 10 * 60
T = TypeVar("T")
Answers = dict[str, dict[str, object]]
"""For each question, its seconds and its answer."""


def main() -> None:
    """Write the answers to the file given."""
    articles, counts = (pd.read_parquet(path) for path in sys.argv[1:3])
    path, word = sys.argv[3:5]
    answers: Answers = {}
    time_answer(answers, "log-odds of the same counts", lambda: log_odds(counts["a"], counts["b"]).tolist())
    time_answer(
        answers, "kwic", lambda: sum(1 for text in articles["text"] for _ in find_contexts(text, word))
    )
    try:
        signal.signal(signal.SIGALRM, stop_reading)
        signal.alarm(READ_SECONDS)
        corpus = time_answer(
            answers, "read", lambda: read_articles(articles), describe=lambda corpus: corpus.get_num_terms()
        )
        signal.alarm(0)
        time_answer(answers, "top", lambda: rank_terms(corpus))
        time_answer(answers, "keyness", lambda: rank_keyness(corpus))
    except TimeoutError:
        answers["stopped"] = {"seconds": READ_SECONDS, "answer": most_memory()}
    Path(path).write_text(json.dumps(answers), encoding="utf-8")


def stop_reading(*_: object) -> None:
    raise TimeoutError


def most_memory() -> float:
    """Return the most memory that the process has used so far, in gigabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20


def time_answer(
    answers: Answers,
    name: str,
    work: Callable[[], T],
    describe: Callable[[T], object] = lambda result: result,
) -> T:
    """Return the result of some work, and add its seconds and its description to the answers."""
    start = time.perf_counter()
    result = work()
    answers[name] = {"seconds": time.perf_counter() - start, "answer": describe(result)}
    return result


def read_articles(articles: pd.DataFrame) -> Any:
    """Return the corpus of scattertext."""
    corpus = scattertext.CorpusFromPandas(
        articles, category_col="side", text_col="text", nlp=scattertext.whitespace_nlp_with_sentences
    )
    return corpus.build().get_unigram_corpus()


def rank_terms(corpus: Any) -> list[tuple[str, int]]:
    """Return the fifty terms with the most occurrences."""
    counts = corpus.get_term_freq_df().sum(axis=1).sort_values(ascending=False).head(50)
    return [(str(term), int(n)) for term, n in counts.items()]


def rank_keyness(corpus: Any) -> list[tuple[str, float]]:
    """Return the fifty terms with the largest log-odds with an informative Dirichlet prior."""
    counts = corpus.get_term_freq_df()
    scored = log_odds(counts["A freq"], counts["B freq"])
    order = np.argsort(-scored)[:50]
    return [(str(counts.index[row]), float(scored[row])) for row in order]


def log_odds(a: "pd.Series[int]", b: "pd.Series[int]") -> NDArray[np.float64]:
    """Return the z-scores of Monroe et al. 2008, with a prior of 500 words as in their paper."""
    prior = scattertext.LogOddsRatioInformativeDirichletPrior(a + b, sigma=500, scale_type="word")
    return np.asarray(prior.get_zeta_i_j_given_separate_counts(a, b))


def find_contexts(text: str, word: str) -> Iterator[tuple[str, str, str]]:
    """Return the hits of a word in a text, each with 60 characters on each side."""
    return keyword_in_context(text, rf"\b{word}\b", ignore_case=True, window_width=60)


if __name__ == "__main__":
    main()
