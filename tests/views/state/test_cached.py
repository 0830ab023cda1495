from inspect import isfunction, signature

from dashboard.views.state import cached


def test_no_answer_about_a_deleted_corpus_is_left() -> None:
    of_corpora = {
        name
        for name, cache in vars(cached).items()
        if isfunction(getattr(cache, "__wrapped__", None))
        and {"key", "store"} & set(signature(cache).parameters)
    }
    assert of_corpora - {"cache_result"} == {cache.__name__ for cache in cached._CORPUS_CACHES}
