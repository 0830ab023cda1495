"""Find the files below the given paths, in order, and pass each to the reader of its format."""

import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath

from dashboard.schema import DEFAULT_READING, ReadingLimits, ReadingOptions, Record, SetAside
from dashboard.steps.read.archives import UnpackingBudget
from dashboard.steps.read.format_detection import detect_format
from dashboard.steps.read.formats import find_format
from dashboard.steps.read.skipped_files import describe_non_article, find_skip_reason
from dashboard.steps.read.source_file import SourceFile, UnreadableError, format_size
from dashboard.text.xml_characters import replace_invalid

_SYSTEM_NAMES = ("__MACOSX", "Thumbs.db", "desktop.ini")
_LONGEST_REASON = 300


def read_paths(
    paths: Sequence[Path], options: ReadingOptions = DEFAULT_READING
) -> Iterator[Record | SetAside]:
    """Yield every article of the files and folders in `paths`, and notes on what is set aside, in order.

    Hidden files are skipped and links are not followed. Files are named from the given root's own name on.
    """
    for path, file, reason in list_files(paths):
        yield from [SetAside(file, 0, reason)] if reason else read_file(path, file, options)


def list_files(paths: Sequence[Path]) -> Iterator[tuple[Path, str, str]]:
    """Yield (path, name, reason why it is skipped or '') of every file in `paths`, in sorted order."""
    for root, name in _name_roots(paths):
        if not root.exists():
            yield root, name, "is not there"
            continue
        files = list(_walk(root, name))
        names = {file for _, file in files}
        yield from ((path, file, find_skip_reason(file, names)) for path, file in files)


def make_safe_name(name: str) -> str:
    """Return a file's name with characters that cannot be stored or displayed replaced."""
    readable = name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return "".join("\ufffd" if unicodedata.category(char) in ("Cc", "Cs") else char for char in readable)


def is_hidden(name: str) -> bool:
    """Return whether a file or folder of this name belongs to the system and not to a corpus."""
    return name.startswith((".", "~$")) or name in _SYSTEM_NAMES


def _name_roots(paths: Sequence[Path]) -> Iterator[tuple[Path, str]]:
    """Yield each root once with a unique name; a root inside another root is left out."""
    roots = list(dict.fromkeys(path.resolve() for path in paths))
    taken: Counter[str] = Counter()
    for root in roots:
        if any(other in root.parents for other in roots):
            continue
        name = make_safe_name(root.name) or "root"
        taken[name] += 1
        yield root, name if taken[name] == 1 else f"{name} ({taken[name]})"


def _walk(path: Path, file: str) -> Iterator[tuple[Path, str]]:
    if path.is_symlink() or not path.is_dir():
        yield path, file
        return
    try:
        children = sorted(path.iterdir(), key=lambda child: child.name)
    except OSError:
        # A folder that cannot be opened is listed like a file, so that it is set aside with its reason.
        yield path, file
        return
    for child in children:
        if not is_hidden(child.name):
            yield from _walk(child, f"{file}/{make_safe_name(child.name)}")


def read_file(path: Path, file: str, options: ReadingOptions) -> Iterator[Record | SetAside]:
    """Yield the articles of one file, or one note with the reason why there are none."""
    try:
        reason = _find_refusal(path, options.bounds)
        payload = path if reason or _is_large(path) else path.read_bytes()
    except OSError as error:
        reason = f"could not be opened: {error.strerror}"
    if reason:
        yield SetAside(file, 0, reason)
    else:
        yield from read_source(SourceFile(file, payload), options)


def _is_large(path: Path) -> bool:
    by_name = find_format(path.name)
    return by_name is not None and by_name.is_large


def _find_refusal(path: Path, limits: ReadingLimits) -> str:
    """Return the reason why a path is not opened, or ''."""
    if path.is_symlink():
        return "is a link to another place; links are not followed"
    if not path.is_file():
        return "is a folder that may not be opened" if path.is_dir() else "is not a file"
    size = path.stat().st_size
    limit = limits.archive if _is_large(path) else limits.file
    return (
        f"holds {format_size(size)}, more than the {format_size(limit)} that are read" if size > limit else ""
    )


def read_source(
    source: SourceFile, options: ReadingOptions, budget: UnpackingBudget | None = None
) -> Iterator[Record | SetAside]:
    """Yield the articles of one file and of the files inside it, or a note why there are none.

    Args:
        source: The file.
        options: How files are read.
        budget: What may still be unpacked of the file around it; None for a file that was given.
    """
    budget = budget or UnpackingBudget(options.bounds)
    try:
        is_empty = True
        for item in _read_items(source, options):
            is_empty = False
            if isinstance(item, SourceFile):
                budget.spend(item)
                yield from read_source(item, options, budget)
            else:
                yield _limit_length(_clean(item), options)
        if is_empty:
            raise UnreadableError("holds nothing that is read")
    except UnreadableError as error:
        yield SetAside(source.file, 0, _join_lines(str(error)))
    # Parsers meet hostile bytes and may raise anything. One file must not end the build.
    except Exception as error:  # noqa: BLE001
        reason = (
            f"is damaged or not what its name says (its reader stopped with {type(error).__name__}: {error})"
        )
        yield SetAside(source.file, 0, _join_lines(reason))


def _read_items(source: SourceFile, options: ReadingOptions) -> Iterator[Record | SetAside | SourceFile]:
    if not source.size:
        raise UnreadableError("is empty")
    detected = detect_format(source)
    if detected is None:
        raise UnreadableError(_describe_unknown(PurePosixPath(source.file).suffix.lower()))
    deepest = options.bounds.depth - (detected.name == "archive")
    if source.depth > deepest:
        raise UnreadableError(f"lies deeper than {options.bounds.depth} archives within each other")
    yield from detected.read(source, options)


def _join_lines(reason: str) -> str:
    return " ".join(reason.split())[:_LONGEST_REASON]


def _clean(item: Record | SetAside) -> Record | SetAside:
    """Return a record whose texts XML can hold; each replaced character stays one, so spans still fit."""
    if isinstance(item, SetAside):
        return item
    fields = {replace_invalid(name): replace_invalid(value) for name, value in item.fields.items()}
    return replace(item, text=replace_invalid(item.text), fields=fields)


def _limit_length(item: Record | SetAside, options: ReadingOptions) -> Record | SetAside:
    """Return an item as read, or a note in place of a text that is longer than any article."""
    limit = options.bounds.article
    if isinstance(item, SetAside) or len(item.text) <= limit:
        return item
    reason = (
        f"is one text of {format_size(len(item.text))}, more than the {format_size(limit)} that an article "
        "may have; save what it holds as an article a file, or a row each"
    )
    return SetAside(item.file, item.position, reason)


def _describe_unknown(ending: str) -> str:
    if not ending:
        return "has no ending (such as .txt) that tells what it is"
    return describe_non_article(ending) or f"{ending} files are not read"
