"""Group words into families by their dictionary form: talks, talked and talking belong to talk.

The table of forms is that of simplemma (MIT), without context: "us" belongs to "we", even where it stands
for a country. A word in an unknown language, or one that is not in the table, is a family of its own.
"""

from collections.abc import Sequence

import simplemma
from simplemma.strategies.dictionaries.dictionary_factory import SUPPORTED_LANGUAGES

from dashboard.text.tokens import words

# Language codes that the tables of simplemma call differently.
_TABLE_CODES = {"no": "nb", "sr": "hbs", "hr": "hbs", "bs": "hbs", "sh": "hbs"}


def find_dictionary_form(word: str, language: str) -> str:
    """Return the dictionary form of a folded word, folded.

    >>> [find_dictionary_form(word, "en") for word in ("ministers", "went", "u.s.")]
    ['minister', 'go', 'u.s.']
    >>> find_dictionary_form("word", "xx")
    'word'
    """
    table = _TABLE_CODES.get(language, language)
    if table not in SUPPORTED_LANGUAGES or not word.replace("'", "").replace("-", "").isalpha():
        return word
    head = words(simplemma.lemmatize(word, lang=table))
    return head[0] if len(head) == 1 else word


def find_families(
    vocabulary: Sequence[str], languages: Sequence[str], occurrences: Sequence[int]
) -> list[int]:
    """Return for each word the number of the word that stands for its family.

    That is the dictionary form if the corpus contains it, else the most frequent form.
    """
    number_of = {word: number for number, word in enumerate(vocabulary)}
    heads = [
        find_dictionary_form(word, language) for word, language in zip(vocabulary, languages, strict=True)
    ]
    leader: dict[str, int] = {}
    for number, head in enumerate(heads):
        best = leader.get(head)
        if best is None or occurrences[number] > occurrences[best]:
            leader[head] = number
    leader |= {head: number_of[head] for head in leader if head in number_of}
    return [leader[head] for head in heads]
