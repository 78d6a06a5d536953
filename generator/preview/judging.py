"""The work that takes longer than a reader waits, in a process of its own: the rules, and search."""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from pathlib import Path

from generator import checks, search_index
from generator.editions import Edition
from generator.loading import Memory, load
from generator.making import Site
from generator.making.fingerprints import Fingerprints
from generator.making.press import found_on
from generator.pages.render import fresh
from generator.problem import Problem

_memory = Memory()
_found: dict[str, tuple[str, bytes]] = {}
"""What search finds on each page, as it stands in the index, with the fingerprint of its plan."""


class Judge:
    """A second process, which knows the files from the last time."""

    def __init__(self) -> None:
        # Started anew and not forked: this process has threads, which a fork would leave behind.
        context = multiprocessing.get_context("spawn")
        self._process = ProcessPoolExecutor(1, mp_context=context, initializer=_deaf)

    def problems(
        self, root: Path, told: Callable[[tuple[Problem, ...]], None]
    ) -> Future[tuple[Problem, ...]]:
        """Apply the rules to the files as they are, and tell what they find."""
        asked = self._process.submit(_problems, root)
        asked.add_done_callback(lambda done: _tell(done, told))
        return asked

    def search(self, root: Path, edition: Edition, theme: Path) -> bytes:
        """The search index of the site as the files are; the last one is mended where pages changed."""
        return self._process.submit(_search, root, edition, theme).result()

    def close(self) -> None:
        """End the process without waiting for what it is at."""
        self._process.shutdown(wait=False, cancel_futures=True)


def _tell(done: Future[tuple[Problem, ...]], told: Callable[[tuple[Problem, ...]], None]) -> None:
    if not done.cancelled() and done.exception() is None:
        told(done.result())


def _deaf() -> None:
    """Ctrl-C ends the preview, which then ends this process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _problems(root: Path) -> tuple[Problem, ...]:
    return checks.examine(load(root, memory=_memory))


def _search(root: Path, edition: Edition, theme: Path) -> bytes:
    curriculum = load(root, memory=_memory).curriculum
    if curriculum is None:
        return search_index.index(found for _, found in _found.values())
    fresh(theme)
    site, prints = Site.of(root, curriculum, edition), Fingerprints()
    pages: dict[str, tuple[str, bytes]] = {}
    for plan in site.plans:
        made_from = prints.of(plan)
        kept = _found.get(plan.uri)
        if kept is None or kept[0] != made_from:
            kept = made_from, search_index.spelt(found_on(site.press.text(plan)))
        pages[plan.uri] = kept
    _found.clear()
    _found.update(pages)
    return search_index.index(found for _, found in pages.values())
