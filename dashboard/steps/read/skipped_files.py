"""Files that lie beside articles and are none: a saved page's pictures and scripts, media, programs."""

import re
from collections.abc import Set
from pathlib import PurePosixPath

# What browsers call the folder beside "page.html", in some of the languages that they speak.
_FOLDER = re.compile(
    r"(?P<page>.+)(?:_files|_fichiers|-Dateien|_archivos|_ficheiros|_file|-filer|_bestanden|_soubory|_tiedostot)"
)
_PAGES = (".html", ".htm", ".xhtml")
_KINDS = {
    "a picture": ".jpg .jpeg .png .gif .webp .svg .ico .bmp .tif .tiff .avif .heic",
    "sound or film": ".mp3 .mp4 .m4a .wav .ogg .webm .mov .avi .mkv",
    "a style, script or font of a page": ".css .js .map .woff .woff2 .ttf .otf .eot",
    "a program or a database": ".exe .dll .so .bin .db .sqlite .pyc",
    "a presentation; save it as .pdf": ".ppt .pptx .odp .key",
}
_NO_ARTICLE = {ending: kind for kind, endings in _KINDS.items() for ending in endings.split()}


def find_skip_reason(file: str, beside: Set[str]) -> str:
    """Return why a file is not looked into, or ''.

    Args:
        file: Its path.
        beside: The paths of all files of the same folder or archive.
    """
    path = PurePosixPath(file)
    for folder in (PurePosixPath(*path.parts[: n + 1]) for n in range(len(path.parts) - 1)):
        match = _FOLDER.fullmatch(folder.name)
        if match and any(str(folder.with_name(match["page"] + ending)) in beside for ending in _PAGES):
            return f"belongs to the saved page {match['page']}, which is read"
    return describe_non_article(path.suffix.lower())


def describe_non_article(ending: str) -> str:
    """Return what a file with this ending is where it can be no article, or ''."""
    kind = _NO_ARTICLE.get(ending, "")
    return f"is {kind}, not an article" if kind and ";" not in kind else (f"is {kind}" if kind else "")
