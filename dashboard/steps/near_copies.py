"""Near-duplicate articles -> one story: the same words, nearly the same runs of five, an update or a cut version."""

import struct
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from zlib import crc32

import numpy as np
from datasketch import MinHash
from numpy.typing import NDArray

VERSION = "3"
_SHINGLE = 5
_FEWEST_WORDS = 50
"""Shorter texts share runs by chance, as two notes of one newsletter do: only exact copies are one story."""
_LEAST_SHARE = 0.8
_LEAST_SHARE_OF_UPDATE, _LEAST_CONTAINED = 0.35, 0.8
"""An update or a cut version holds most of the other; what shares less of all runs may be a box in many articles."""
_HASHES = 128
# 42 bands of 3: two texts that share .8 of their runs always meet in one, at .5 nearly always, at .35 in 84 of 100.
_BANDS, _ROWS = 42, 3
# What 128 hashes say of a pair at .35 is below this once in a hundred times.
_LEAST_ESTIMATE = 0.25
_DIGEST = 16
_TEXTS_KEPT = 4096
_WEIGHTS = np.array([pow(0x9E3779B97F4A7C15, i, 2**64) for i in range(1, _SHINGLE + 1)], dtype=np.uint64)

Values = NDArray[np.uint32]
Runs = NDArray[np.uint64]


def signature(words: Sequence[str]) -> bytes:
    """Return what `group` needs to know of a text: a digest of its words, and the MinHash of its runs.

    A text without words has the empty signature and is a story of its own.
    """
    if not words:
        return b""
    digest = blake2b(" ".join(words).encode("utf-8", "surrogatepass"), digest_size=_DIGEST).digest()
    if len(words) < _FEWEST_WORDS:
        return digest
    hashed = MinHash(num_perm=_HASHES, hashfunc=int, scheme="affine32")
    hashed.update_batch(_shingles(words).tolist())
    return digest + struct.pack(f"<{_HASHES}I", *hashed.hashvalues.tolist())


def group(signatures: Mapping[str, bytes], words_of: Callable[[str], Sequence[str]]) -> dict[str, int]:
    """Return the story of each key; stories are numbered in the order of their smallest keys.

    Args:
        signatures: By key, what `signature` returned.
        words_of: The words of a key's text; asked only for pairs that may be near-copies.
    """
    keys = sorted(signatures)
    stories = _Groups(keys)
    distinct: dict[bytes, str] = {}
    for key in keys:
        if signatures[key]:
            stories.join(distinct.setdefault(signatures[key][:_DIGEST], key), key)
    longer = [key for key in distinct.values() if len(signatures[key]) > _DIGEST]
    shingles = _Shingles(words_of)
    for one, other in _candidates(longer, signatures):
        if not stories.are_joined(one, other) and shingles.are_copies(one, other):
            stories.join(one, other)
    return stories.numbers()


def find_stories(texts: Iterable[tuple[str, Sequence[str]]]) -> dict[str, int]:
    """Return the story of each key, given with the folded words of its text."""
    words = dict(texts)
    return group({key: signature(told) for key, told in words.items()}, words.__getitem__)


def _shingles(words: Sequence[str]) -> Runs:
    """Return the hashes of the distinct runs of five words, 32 bits each."""
    hashed = np.fromiter((crc32(w.encode("utf-8", "surrogatepass")) for w in words), np.uint64, len(words))
    windows = np.lib.stride_tricks.sliding_window_view(hashed, _SHINGLE)
    runs = (windows * _WEIGHTS).sum(axis=1, dtype=np.uint64)
    return np.unique((runs ^ (runs >> np.uint64(29))) * _WEIGHTS[0] >> np.uint64(32))


def _candidates(keys: Sequence[str], signatures: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    """Yield the pairs of keys that share a band and that the estimate does not rule out."""
    if not keys:
        return
    values = np.stack([np.frombuffer(signatures[key][_DIGEST:], dtype="<u4") for key in keys])
    asked: set[tuple[int, int]] = set()
    for band in range(_BANDS):
        for bucket in _buckets(values[:, band * _ROWS : (band + 1) * _ROWS]):
            for one, other in _alike(bucket, values):
                if (one, other) not in asked:
                    asked.add((one, other))
                    yield keys[one], keys[other]


def _buckets(band: Values) -> Iterator[list[int]]:
    """Yield the rows that have the same values, of each such set of two and more."""
    rows: dict[bytes, list[int]] = defaultdict(list)
    for row, values in enumerate(np.ascontiguousarray(band)):
        rows[values.tobytes()].append(row)
    yield from (bucket for bucket in rows.values() if len(bucket) > 1)


def _alike(bucket: Sequence[int], values: Values) -> Iterator[tuple[int, int]]:
    """Yield the pairs of a bucket whose estimated share is high enough to ask for the words."""
    for at, one in enumerate(bucket[:-1]):
        others = np.array(bucket[at + 1 :])
        estimate = (values[others] == values[one]).mean(axis=1)
        yield from ((one, int(other)) for other in others[estimate >= _LEAST_ESTIMATE])


class _Shingles:
    """The runs of texts, kept while they are compared."""

    def __init__(self, words_of: Callable[[str], Sequence[str]]) -> None:
        self._words_of = words_of
        self._kept: dict[str, Runs] = {}

    def are_copies(self, one: str, other: str) -> bool:
        """Return whether two texts share enough of the runs of either (Jaccard), or one holds most of the other."""
        a, b = self._of(one), self._of(other)
        both = len(np.intersect1d(a, b, assume_unique=True))
        share, contained = both / (len(a) + len(b) - both), both / min(len(a), len(b))
        return share >= _LEAST_SHARE or (share >= _LEAST_SHARE_OF_UPDATE and contained >= _LEAST_CONTAINED)

    def _of(self, key: str) -> Runs:
        if key not in self._kept:
            if len(self._kept) >= _TEXTS_KEPT:
                self._kept.clear()
            self._kept[key] = _shingles(self._words_of(key))
        return self._kept[key]


class _Groups:
    """Keys joined into connected groups; the smallest key of a group leads it."""

    def __init__(self, keys: Sequence[str]) -> None:
        self._leader = {key: key for key in keys}

    def find(self, key: str) -> str:
        while self._leader[key] != key:
            self._leader[key] = self._leader[self._leader[key]]
            key = self._leader[key]
        return key

    def are_joined(self, one: str, other: str) -> bool:
        return self.find(one) == self.find(other)

    def join(self, one: str, other: str) -> None:
        low, high = sorted((self.find(one), self.find(other)))
        self._leader[high] = low

    def numbers(self) -> dict[str, int]:
        """Return the number of each key's group, in the order of their leaders."""
        leaders = sorted({self.find(key) for key in self._leader})
        number = {leader: at for at, leader in enumerate(leaders)}
        return {key: number[self.find(key)] for key in self._leader}
