"""Edits by chance to a curriculum and its theme, of the kinds that people make; each may be refused."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

WORD = re.compile(r"(?<=[a-z] )[a-z]{4,}(?= [a-z])")
TITLE = re.compile(r"^(title|summary|tagline|promise): (.+)$", re.MULTILINE)
LISTED = re.compile(r"^(\w+): \[([\w, -]+,[\w, -]+)\]$", re.MULTILINE)
HTML = re.compile(r"(?<=</)(p|li|h2|h3|dd)>")


class Editor:
    """Somebody who changes files, by chance but the same way for the same seed."""

    def __init__(self, root: Path, theme: Path, seed: int) -> None:
        self.root, self.theme = root, theme
        self.chance = random.Random(seed)
        self.number = 0
        self.kinds: dict[str, Callable[[], dict[Path, str | None]]] = {
            "text": self._text,
            "title": self._title,
            "order": self._order,
            "rename": self._rename,
            "delete": self._delete,
            "template": self._template,
        }

    @contextmanager
    def edit(self, kind: str) -> Iterator[Callable[[], None]]:
        """An edit of a kind; the function that is handed out takes it back."""
        self.number += 1
        changed = self.kinds[kind]()
        before = {path: _read(path) for path in changed}
        _put(changed)
        yield lambda: _put(before)

    def _files(self) -> list[Path]:
        return sorted((self.root / "content").rglob("*.yaml"))

    def _pick(self, pattern: re.Pattern[str], files: list[Path]) -> tuple[Path, str, re.Match[str]]:
        """A passage that fits, in one of the files."""
        while True:
            path = self.chance.choice(files)
            text = path.read_text(encoding="utf-8")
            if found := list(pattern.finditer(text)):
                return path, text, self.chance.choice(found)

    def _text(self) -> dict[Path, str | None]:
        path, text, word = self._pick(WORD, self._files())
        return {path: f"{text[: word.start()]}word{self.number}{text[word.end() :]}"}

    def _title(self) -> dict[Path, str | None]:
        path, text, line = self._pick(TITLE, [*self._files(), self.root / "curriculum.yaml"])
        said = f"{line[1]}: Once more, number {self.number}, in other words than before"
        return {path: f"{text[: line.start()]}{said}{text[line.end() :]}"}

    def _order(self) -> dict[Path, str | None]:
        path, text, line = self._pick(LISTED, [*self._files(), self.root / "curriculum.yaml"])
        names = [name.strip() for name in line[2].split(",")]
        self.chance.shuffle(names)
        return {path: f"{text[: line.start()]}{line[1]}: [{', '.join(names)}]{text[line.end() :]}"}

    def _rename(self) -> dict[Path, str | None]:
        """Another name for a file, everywhere but where the drawing of a figure is named, which stays."""
        one = [path for path in self._files() if path.parent.name != "content"]
        path = self.chance.choice(one)
        old, new = path.stem, f"renamed-{self.number}"
        word = re.compile(rf"(?<!drawing: )(?<![\w-]){re.escape(old)}(?![\w-])")
        changed: dict[Path, str | None] = {}
        for other in [*self._files(), self.root / "curriculum.yaml"]:
            text = other.read_text(encoding="utf-8")
            if (said := word.sub(new, text)) != text:
                changed[other] = said
        text = changed.pop(path, None) or path.read_text(encoding="utf-8")
        return {**changed, path: None, path.with_name(f"{new}.yaml"): text}

    def _delete(self) -> dict[Path, str | None]:
        """A file less, or an entry of a list less."""
        if self.chance.random() < 0.5:
            return {self.chance.choice(self._files()): None}
        entry = re.compile(r"^  - (?:.+)\n(?:    .+\n)*", re.MULTILINE)
        path, text, found = self._pick(entry, self._files())
        return {path: f"{text[: found.start()]}{text[found.end() :]}"}

    def _template(self) -> dict[Path, str | None]:
        """A mark in a template, behind an element that ends."""
        files = sorted(
            [*(self.theme / "pages").rglob("*.jinja"), *(self.theme / "material").rglob("*.html")]
        )
        path, text, end = self._pick(HTML, files)
        return {path: f"{text[: end.end()]}<b>mark {self.number}</b>{text[end.end() :]}"}


def _read(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.exists() else None


def _put(files: dict[Path, str | None]) -> None:
    for path, text in files.items():
        if text is None:
            path.unlink(missing_ok=True)
        else:
            path.write_text(text, encoding="utf-8")
