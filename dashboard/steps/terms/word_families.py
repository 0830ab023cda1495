"""A word and its language -> the head of its family: talks, talked and talking are of talk.

The table of forms is that of simplemma (MIT), looked up without context: "us" is of "we", also where it
stands for a country. A language that it does not know, and a word that is not in its table, leave each word
a family of its own.
"""

from collections.abc import Sequence

import simplemma
from simplemma.strategies.dictionaries.dictionary_factory import SUPPORTED_LANGUAGES

from dashboard.text.tokens import words

# The codes of language detection that the tables know under another name.
_CALLED = {"no": "nb", "sr": "hbs", "hr": "hbs", "bs": "hbs", "sh": "hbs"}


def head_of(word: str, language: str) -> str:
    """Return the dictionary form of a folded word, folded.

    >>> head_of("ministers", "en"), head_of("went", "en"), head_of("u.s.", "en"), head_of("word", "xx")
    ('minister', 'go', 'u.s.', 'word')
    """
    table = _CALLED.get(language, language)
    if table not in SUPPORTED_LANGUAGES or not word.replace("'", "").replace("-", "").isalpha():
        return word
    head = words(simplemma.lemmatize(word, lang=table))
    return head[0] if len(head) == 1 else word


def families(vocabulary: Sequence[str], languages: Sequence[str], occurrences: Sequence[int]) -> list[int]:
    """Return for each word the number of the word that its family is called by.

    That is the dictionary form where the corpus has it, else the commonest of the forms.
    """
    number = {word: at for at, word in enumerate(vocabulary)}
    heads = [head_of(word, language) for word, language in zip(vocabulary, languages, strict=True)]
    called: dict[str, int] = {}
    for at, head in enumerate(heads):
        best = called.get(head)
        if best is None or occurrences[at] > occurrences[best]:
            called[head] = at
    called |= {head: number[head] for head in called if head in number}
    return [called[head] for head in heads]
