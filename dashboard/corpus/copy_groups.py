"""The rows of each value that are copies of one story, grouped once, so that a count sorts nothing."""

from dataclasses import dataclass

import numpy as np

from dashboard.corpus.postings import Ints, Longs, Mask, Postings


@dataclass(frozen=True, slots=True)
class CopyGroups:
    """The rows of postings that share their value and story with others: value by value, group by group.

    `starts` is where each group begins in `rows`, and `values` where the groups of each value begin in
    `starts`; both have one item more, for the end. `story` is what the groups were made from.
    """

    rows: Ints
    starts: Longs
    values: Longs
    story: Ints

    def count_repeats(self, mask: Mask) -> Longs:
        """Return for each value how many of its rows in `mask` repeat a story of another row."""
        in_mask = np.zeros(len(self.rows) + 1, dtype=np.int64)
        np.cumsum(mask[self.rows], out=in_mask[1:])
        n_rows = np.diff(in_mask[self.starts])
        repeats = np.zeros(len(n_rows) + 1, dtype=np.int64)
        np.cumsum(n_rows - (n_rows > 0), out=repeats[1:])
        return np.diff(repeats[self.values])


def group_copies(postings: Postings, story: Ints, has_copies: Mask) -> CopyGroups:
    """Return the groups of copies in postings as they were built; what decisions patched is not among them.

    Args:
        postings: Value -> rows.
        story: The number of the story of each row.
        has_copies: The rows whose story has several rows.
    """
    entries = np.flatnonzero(has_copies[postings.rows])
    rows = postings.rows[entries]
    n_stories = int(story.max(initial=-1)) + 1
    value = np.searchsorted(postings.indptr, entries, side="right") - 1
    codes = value * n_stories + story[rows]
    order = np.argsort(codes, kind="stable")
    sorted_codes = codes[order]
    edges = np.flatnonzero(np.diff(sorted_codes, prepend=-1, append=-1))
    sizes = np.diff(edges)
    is_shared = sizes > 1
    in_group = np.repeat(is_shared, sizes)
    starts = np.concatenate([[0], np.cumsum(sizes[is_shared])])
    values = np.searchsorted(value[order][edges[:-1][is_shared]], np.arange(len(postings.indptr)))
    return CopyGroups(rows[order][in_group], starts, values, story)
