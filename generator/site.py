"""A build that never breaks the site that stands: made aside, looked at, then put in its place."""

from __future__ import annotations

import datetime as dt
import errno
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from generator import checks, digest, making, standing
from generator.ahead import Read
from generator.assets import theme_folder
from generator.beside import beside
from generator.editions import Edition
from generator.loading import Loaded, load
from generator.making.store import Store
from generator.problem import Problem, has_errors
from generator.publishing.aside import (
    aside,
    empty_site,
    put_back,
    put_in_place,
    remove_leftovers,
)
from generator.publishing.asked import heed
from generator.publishing.guard import MARKER, guarded
from generator.publishing.lock import locked
from generator.publishing.refusal import MachineRefused, NotPublished, explained, size_of
from generator.publishing.steady import steady
from generator.source import read

Say = Callable[[str], None]


class Unsound(NotPublished):
    """The content, or the pages made of it, have errors; they are listed in `problems`."""

    def __init__(self, problems: tuple[Problem, ...], *, is_content: bool) -> None:
        self.problems, self.is_content = problems, is_content
        what = "the content has" if is_content else "the finished pages have"
        listed = "\n".join(map(str, problems))
        super().__init__(f"{what} errors; nothing was published\n{listed}")


@dataclass(frozen=True, slots=True)
class Built:
    """A site that was built, and what there is to say of it."""

    pages: int
    fresh: int
    """How many of its pages had to be made; the others were kept from before."""
    problems: tuple[Problem, ...]
    """Warnings about the content and about the finished pages."""


def build(
    root: Path,
    target: Path,
    edition: Edition,
    *,
    say: Say = lambda line: None,
    wait: bool = False,
    anew: bool = False,
    jobs: int = 0,
    read: Read = read,
) -> Built:
    """Build the site of `root` into `target`.

    The site that stands there stays until the new one is complete and looked at; then the two change
    places in one step, and the old one is kept beside it. `anew` makes every page, whatever was kept;
    `jobs` is how many processes do so, 0 for as many as there are processors. Raises `NotPublished`
    with what to do. `say` is told of what takes longer than it should; `read` reads each file.
    """
    store = None if anew else Store(root, str(edition))
    with _publishing(root, target, wait, say) as (real, folder):
        made_from, built = steady(
            sources(root),
            lambda: (
                standing.made_from(root, theme_folder(), str(edition), dt.date.today()),
                make(root, empty_site(folder), edition, store, jobs, read),
            ),
            say,
        )
        heed()
        put_in_place(folder, real, say)
        seal = standing.seal(real)
        noted = standing.Standing(made_from, seal, built.pages, len(built.problems))
        standing.note(root, real, str(edition), noted)
    return built


def back(root: Path, target: Path, *, say: Say = lambda line: None, wait: bool = False) -> None:
    """Let the site before and the one in `target` change places; once more, and they do so again."""
    with _publishing(root, target, wait, say) as (real, folder):
        put_back(folder, real)


def guard(root: Path, target: Path) -> Path:
    """The folder to publish into; raises `NotOurs` when it is one that no site may replace."""
    return guarded(target, root, [*sources(root), Path(__file__).parent])


def sources(root: Path) -> tuple[Path, ...]:
    """Everything that a site is made from."""
    own = (root / name for name in ("curriculum.yaml", "mkdocs.yml", "content", "theme"))
    return (*own, theme_folder())


def make(
    root: Path,
    folder: Path,
    edition: Edition,
    store: Store | None = None,
    jobs: int = 0,
    read: Read = read,
) -> Built:
    """Make every page and file of the site in an empty folder, and look at what was made.

    The rules about the content are applied meanwhile, in a process of their own.
    Raises `Unsound` for errors in the content or on the finished pages.
    """
    loaded = load(root, read=read)
    curriculum = loaded.curriculum
    if curriculum is None:
        raise Unsound(_examined(loaded), is_content=True)
    with beside(lambda: _examined(loaded), jobs) as examined:
        heed()
        try:
            made = making.make(root, folder, curriculum, edition, store, jobs)
        except Exception:
            # Content that breaks a rule may break a page, and then the rule says what is wrong.
            _refuse(examined(), is_content=True)
            raise
        problems = examined()
    _refuse(problems, is_content=True)
    _refuse(made.problems, is_content=False)
    (folder / MARKER).write_text("made by `curriculum build`\n", encoding="utf-8")
    digest.write(folder, made.sums)
    return Built(made.pages, made.fresh, (*problems, *made.problems))


def _examined(loaded: Loaded) -> tuple[Problem, ...]:
    return checks.examine(loaded)


def _refuse(problems: tuple[Problem, ...], *, is_content: bool) -> None:
    """Stop at errors."""
    if has_errors(problems):
        raise Unsound(problems, is_content=is_content)


@contextmanager
def _publishing(root: Path, target: Path, wait: bool, say: Say) -> Iterator[tuple[Path, Path]]:
    """The folder to publish into and one to work in, while nobody else publishes there."""
    real = guard(root, target)
    with _in_words(target, real):
        real.parent.mkdir(parents=True, exist_ok=True)
        with locked(real, wait=wait, say=say):
            remove_leftovers(real)
            with aside(real) as folder, _in_words(target, folder):
                yield real, folder


@contextmanager
def _in_words(target: Path, made: Path) -> Iterator[None]:
    """Say what the operating system refuses; in `made` stands what was written of the new site."""
    try:
        yield
    except OSError as error:
        # One without a number is no word of the system; who reads us through a pipe may have gone.
        if error.errno is None or error.errno == errno.EPIPE:
            raise
        raise MachineRefused(explained(error, target, size_of(made))) from error
