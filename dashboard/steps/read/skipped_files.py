"""Find files that contain no articles: media, programs, and the pictures and scripts of a saved page."""

import re
from collections.abc import Set
from pathlib import PurePosixPath

# The names that browsers in several languages give to the folder beside "page.html".
_PAGE_FOLDER = re.compile(
    r"(?P<page>.+)(?:_files|_fichiers|-Dateien|_archivos|_ficheiros|_file|-filer|_bestanden|_soubory|_tiedostot)"
)
_PAGE_ENDINGS = (".html", ".htm", ".xhtml")
_KINDS = {
    "a picture": ".jpg .jpeg .png .gif .webp .svg .ico .bmp .tif .tiff .avif .heic",
    "sound or film": ".mp3 .mp4 .m4a .wav .ogg .webm .mov .avi .mkv",
    "a style, script or font of a page": ".css .js .map .woff .woff2 .ttf .otf .eot",
    "a program or a database": ".exe .dll .so .bin .db .sqlite .pyc",
    "a presentation; save it as .pdf": ".ppt .pptx .odp .key",
}
_KIND_BY_ENDING = {ending: kind for kind, endings in _KINDS.items() for ending in endings.split()}


def find_skip_reason(file: str, all_files: Set[str]) -> str:
    """Return the reason why a file is skipped, or ''.

    Args:
        file: Its path.
        all_files: The paths of all files below the same root or in the same archive.
    """
    path = PurePosixPath(file)
    for folder in (PurePosixPath(*path.parts[: n + 1]) for n in range(len(path.parts) - 1)):
        match = _PAGE_FOLDER.fullmatch(folder.name)
        if match and any(
            str(folder.with_name(match["page"] + ending)) in all_files for ending in _PAGE_ENDINGS
        ):
            return f"belongs to the saved page {match['page']}, which is read"
    return describe_non_article(path.suffix.lower())


def describe_non_article(ending: str) -> str:
    """Return what a file with this ending is if it cannot be an article, or ''."""
    # The table of formats imports the archives, which import this module.
    from dashboard.steps.read.formats import find_format

    kind = _KIND_BY_ENDING.get(ending, "")
    if not kind or find_format(f"file{ending}"):
        return ""
    return f"is {kind}" if ";" in kind else f"is {kind}, not an article"
