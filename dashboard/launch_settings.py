"""What the command line tells the app that it starts; the environment carries it to the server's process."""

import os
from dataclasses import dataclass
from pathlib import Path

_STORE, _ROOTS, _PUBLIC, _TOKEN, _VISITORS = (
    f"DATELINE_{name}" for name in ("STORE", "ROOTS", "PUBLIC", "TOKEN", "VISITORS")
)


@dataclass(frozen=True, slots=True)
class LaunchSettings:
    """How the app was started.

    Attributes:
        store: The corpus to open; None for the last one.
        roots: The folders that may be gone through in the app; none for no browsing of folders.
        public: The address under which browsers reach a served app, such as https://desk.example.org/news;
            '' where they reach this computer itself.
        token: The secret that a browser must show; '' for none.
        visitors: The file that says who may read and correct which corpora; None: everybody, everything.
    """

    store: Path | None = None
    roots: tuple[Path, ...] = ()
    public: str = ""
    token: str = ""
    visitors: Path | None = None

    def to_environment(self) -> dict[str, str]:
        """Return the environment variables that carry the settings; one that is not set is left out."""
        variables = {
            _STORE: str(self.store.resolve()) if self.store else "",
            _ROOTS: os.pathsep.join(str(root.resolve()) for root in self.roots),
            _PUBLIC: self.public,
            _TOKEN: self.token,
            _VISITORS: str(self.visitors.resolve()) if self.visitors else "",
        }
        return {name: value for name, value in variables.items() if value}


def read_launch_settings() -> LaunchSettings:
    """Return the settings that the environment carries."""
    variables = {name: os.environ.get(name, "") for name in (_STORE, _ROOTS, _PUBLIC, _TOKEN, _VISITORS)}
    roots = variables[_ROOTS].split(os.pathsep)
    return LaunchSettings(
        store=Path(variables[_STORE]).resolve() if variables[_STORE] else None,
        roots=tuple(Path(root).resolve() for root in roots if root),
        public=variables[_PUBLIC],
        token=variables[_TOKEN],
        visitors=Path(variables[_VISITORS]) if variables[_VISITORS] else None,
    )
