"""Group near-copies into one story: the same text, an edited one, an update or a cut version."""

import struct
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from hashlib import blake2b
from zlib import crc32

import numpy as np
from datasketch import MinHash
from numpy.typing import NDArray

from dashboard.steps.connected_groups import ConnectedGroups

VERSION = "3"
_SHINGLE = 5
_FEWEST_WORDS = 50
"""Shorter texts share runs by chance, as two notes of one newsletter do, so only exact copies count."""
_LEAST_SHARE = 0.8
_LEAST_SHARE_OF_UPDATE, _LEAST_CONTAINED = 0.35, 0.8
"""An update or a cut version contains most of the other; a smaller share may be a box in many articles."""
_N_HASHES = 128
# 42 bands of 3: texts with .8 of their runs in common always share a band, with .5 nearly always, with .35 in
# 84 of 100 cases.
_BANDS, _ROWS = 42, 3
# The estimate from 128 hashes for a pair at .35 is below this once in a hundred times.
_LEAST_ESTIMATE = 0.25
_DIGEST_BYTES = 16
_TEXTS_CACHED = 4096
_WEIGHTS = np.array([pow(0x9E3779B97F4A7C15, i, 2**64) for i in range(1, _SHINGLE + 1)], dtype=np.uint64)

MinHashes = NDArray[np.uint32]
Hashes = NDArray[np.uint64]


def compute_signature(words: Sequence[str]) -> bytes:
    """Return the signature of a text: a digest of its words, and the MinHash of its runs of five words.

    A text without words has an empty signature and is a story of its own.
    """
    if not words:
        return b""
    digest = blake2b(" ".join(words).encode("utf-8", "surrogatepass"), digest_size=_DIGEST_BYTES).digest()
    if len(words) < _FEWEST_WORDS:
        return digest
    hashed = MinHash(num_perm=_N_HASHES, hashfunc=int, scheme="affine32")
    hashed.update_batch(_hash_shingles(words).tolist())
    return digest + struct.pack(f"<{_N_HASHES}I", *hashed.hashvalues.tolist())


def group_copies(
    signatures: Mapping[str, bytes], get_words: Callable[[str], Sequence[str]]
) -> dict[str, int]:
    """Return the story of each key; stories are numbered in the order of their smallest keys.

    Args:
        signatures: The signature of each key.
        get_words: Returns the words of a key's text; only called for pairs that may be near-copies.
    """
    keys = sorted(signatures)
    stories = ConnectedGroups(keys)
    first_with: dict[bytes, str] = {}
    for key in keys:
        if signatures[key]:
            stories.join(first_with.setdefault(signatures[key][:_DIGEST_BYTES], key), key)
    longer = [key for key in first_with.values() if len(signatures[key]) > _DIGEST_BYTES]
    shingles = _ShingleCache(get_words)
    for one, other in _find_candidates(longer, signatures):
        if not stories.are_joined(one, other) and shingles.are_copies(one, other):
            stories.join(one, other)
    return stories.number_groups()


def _hash_shingles(words: Sequence[str]) -> Hashes:
    """Return the hashes of the distinct runs of five words, 32 bits each."""
    hashed = np.fromiter((crc32(w.encode("utf-8", "surrogatepass")) for w in words), np.uint64, len(words))
    windows = np.lib.stride_tricks.sliding_window_view(hashed, _SHINGLE)
    runs = (windows * _WEIGHTS).sum(axis=1, dtype=np.uint64)
    return np.unique((runs ^ (runs >> np.uint64(29))) * _WEIGHTS[0] >> np.uint64(32))


def _find_candidates(keys: Sequence[str], signatures: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    """Yield the pairs of keys that share a band and whose estimated similarity is high enough."""
    if not keys:
        return
    values = np.stack([np.frombuffer(signatures[key][_DIGEST_BYTES:], dtype="<u4") for key in keys])
    pairs: set[tuple[int, int]] = set()
    for band in range(_BANDS):
        for bucket in _find_buckets(values[:, band * _ROWS : (band + 1) * _ROWS]):
            for one, other in _find_similar(bucket, values):
                if (one, other) not in pairs:
                    pairs.add((one, other))
                    yield keys[one], keys[other]


def _find_buckets(band: MinHashes) -> Iterator[list[int]]:
    """Yield each set of two or more rows with the same values."""
    rows: dict[bytes, list[int]] = defaultdict(list)
    for row, values in enumerate(np.ascontiguousarray(band)):
        rows[values.tobytes()].append(row)
    yield from (bucket for bucket in rows.values() if len(bucket) > 1)


def _find_similar(bucket: Sequence[int], values: MinHashes) -> Iterator[tuple[int, int]]:
    """Yield the pairs of a bucket whose estimated similarity is high enough for a comparison of words."""
    for index, one in enumerate(bucket[:-1]):
        others = np.array(bucket[index + 1 :])
        estimate = (values[others] == values[one]).mean(axis=1)
        yield from ((one, int(other)) for other in others[estimate >= _LEAST_ESTIMATE])


class _ShingleCache:
    """The hashed runs of texts, cached while texts are compared."""

    def __init__(self, get_words: Callable[[str], Sequence[str]]) -> None:
        self._get_words = get_words
        self._cache: dict[str, Hashes] = {}

    def are_copies(self, one: str, other: str) -> bool:
        """Return whether two texts share enough runs of words, or one contains most of the other."""
        a, b = self._get_hashes(one), self._get_hashes(other)
        n_common = len(np.intersect1d(a, b, assume_unique=True))
        share, contained = n_common / (len(a) + len(b) - n_common), n_common / min(len(a), len(b))
        return share >= _LEAST_SHARE or (share >= _LEAST_SHARE_OF_UPDATE and contained >= _LEAST_CONTAINED)

    def _get_hashes(self, key: str) -> Hashes:
        if key not in self._cache:
            if len(self._cache) >= _TEXTS_CACHED:
                self._cache.clear()
            self._cache[key] = _hash_shingles(self._get_words(key))
        return self._cache[key]
