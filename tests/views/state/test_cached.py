from inspect import isfunction, signature

from dashboard.corpus import Corpus
from dashboard.query.selection.sieve import sieve_of
from dashboard.schema import Filters
from dashboard.views.state import cached


def test_no_answer_about_a_deleted_corpus_is_left() -> None:
    of_corpora = {
        name
        for name, cache in vars(cached).items()
        if isfunction(getattr(cache, "__wrapped__", None))
        and {"key", "store"} & set(signature(cache).parameters)
    }
    assert of_corpora - {"cache_result"} == {cache.__name__ for cache in cached._CORPUS_CACHES}


def test_no_selection_of_a_deleted_corpus_is_left(sample: Corpus) -> None:
    sieve_of(sample, Filters())
    assert sieve_of.cache_info().currsize
    cached.clear_corpora()
    assert not sieve_of.cache_info().currsize
