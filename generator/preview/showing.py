"""What the preview shows at one moment: the site of the last good state, and what is wrong since."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from threading import Condition, Event, RLock

from generator.assets import theme_folder
from generator.curriculum import Curriculum
from generator.editions import Edition
from generator.for_mkdocs import edit_folder
from generator.loading import Memory, load
from generator.making.frame import Configuration, Frame, previewed
from generator.making.press import Press
from generator.pages import plans
from generator.pages.navigation import Section, navigation
from generator.pages.page import Plan
from generator.pages.problems import problems_plan
from generator.pages.publication import Publication
from generator.pages.render import fresh, words
from generator.preview.judging import Judge
from generator.preview.watching import Seals, Sources
from generator.problem import Problem, has_errors
from generator.search_index import ADDRESS as SEARCH

RELOAD = "assets/preview/reload.mjs"
"""The script on every page that loads it again after a change."""
NOT_FOUND = "404.html"


@dataclass
class Shown:
    """A site whose pages are made when they are asked for."""

    plans: Mapping[str, Plan]
    press: Press
    outline: object
    """What the frame shows of other pages; a frame fits every site with the same outline."""
    is_stand_in: bool = False
    """Whether this is no site, but a page that says why there is none."""
    pages: dict[str, bytes] = field(default_factory=dict)
    """The pages that were asked for since the last change, by the addresses of their files."""

    def page(self, address: str) -> bytes | None:
        """The page whose file is at `address`, such as `modules/listen/index.html`; none if there is none."""
        plan = self.plans.get(address.removesuffix("index.html"))
        if address not in self.pages and plan is not None and address.endswith("index.html"):
            self.pages[address] = self.press.frame.around(self.press.text(plan)).encode()
        return self.pages.get(address)

    def tell(self, problems: tuple[Problem, ...]) -> None:
        """Show problems on every page from now on; none takes those away that were shown before."""
        frame = self.press.frame
        frame.tell(problems)
        self.pages = {page.file.dest_uri: html.encode() for page, html in frame.by_hand()}


class Preview:
    """A curriculum that is being edited, as a site; may be asked by several threads at once."""

    def __init__(self, root: Path, edition: Edition) -> None:
        self._root, self._edition = root, edition
        self._sources = Sources(root, theme_folder())
        self._memory, self._judge, self._end = Memory(), Judge(), Event()
        self._lock, self._state, self._version = RLock(), Condition(), 0
        self._seals: Seals | None = None
        self._settings: Configuration
        self._shown: Shown | None = None
        self._files: Mapping[str, bytes] = {}
        self.refresh()
        self._sources.follow(self.refresh, self._end)

    @property
    def version(self) -> int:
        """The number of what is shown now."""
        return self._version

    def answer(self, address: str) -> bytes | None:
        """What stands at the address of a file of the site, as things are now; none if nothing does."""
        self.refresh()
        if address == SEARCH:
            return self._judge.search(self._root, self._edition, self._sources.theme)
        with self._lock:
            assert self._shown is not None, "there is a site, or a page that says why there is none"
            return self._shown.page(address) or self._files.get(address)

    def refresh(self) -> None:
        """Take in what has changed since the last time, and have the rules applied to it."""
        with self._lock:
            before, now = self._seals, self._sources.seals()
            if now == before:
                return
            self._seals = now
            if before is None or before.theme != now.theme:
                fresh(self._sources.theme)
            is_framed_alike = before is not None and before[1:] == now[1:]
            if not is_framed_alike:
                self._settings = previewed(self._root, self._edition, RELOAD)
            self._take_in(is_framed_alike)
        self._turn()
        self._judge.problems(self._root, lambda found: self._judged(now, found))

    def wait(self, version: int, seconds: float) -> int:
        """The number of what is shown: at once unless it is `version`, else as soon as it changes."""
        with self._state:
            self._state.wait_for(lambda: self._version != version, seconds)
            return self._version

    def close(self) -> None:
        """Follow the files no longer, and end the second process."""
        self._end.set()
        self._judge.close()

    def _take_in(self, is_framed_alike: bool) -> None:
        """Show what the files say now; where they cannot be used, the last site with what is wrong."""
        loaded = load(self._root, memory=self._memory)
        if loaded.curriculum is not None:
            self._show(loaded.curriculum, is_framed_alike)
        elif self._shown is None or self._shown.is_stand_in:
            theme, plan = self._sources.theme, problems_plan(loaded.problems, self._sources.theme)
            frame = self._framed(((plan,), ("",)))
            self._put(Shown({"": plan}, Press((plan,), None, frame, theme), None, True))
        else:
            self._shown.tell(loaded.problems)

    def _show(self, curriculum: Curriculum, is_framed_alike: bool) -> None:
        theme, folder = self._sources.theme, edit_folder(self._settings)
        publication = Publication(curriculum, words(theme), self._edition, folder)
        planned, sections = tuple(plans(publication)), navigation(publication)
        outline = tuple((plan.uri, plan.title) for plan in planned), sections
        if is_framed_alike and self._shown is not None and self._shown.outline == outline:
            frame = self._shown.press.frame
        else:
            frame = self._framed((planned, sections))
        press = Press.of(publication, planned, frame, theme)
        self._put(Shown({plan.uri: plan for plan in planned}, press, outline))

    def _framed(self, site: tuple[tuple[Plan, ...], tuple[str | Section, ...]]) -> Frame:
        """A new frame for the pages of a site, and the files that come with it."""
        frame = Frame(self._settings, *site)
        script = self._sources.theme / "preview" / "reload.mjs"
        self._files = {**dict(frame.files()), RELOAD: script.read_bytes()}
        return frame

    def _put(self, shown: Shown) -> None:
        """Show this from now on."""
        shown.tell(())
        self._shown = shown

    def _judged(self, seals: Seals, found: tuple[Problem, ...]) -> None:
        """Show what the rules found, unless the files have changed again meanwhile."""
        with self._lock:
            if seals != self._seals or not has_errors(found) or self._shown is None:
                return
            if not self._shown.is_stand_in:
                self._shown.tell(found)
        self._turn()

    def _turn(self) -> None:
        """Tell everybody who waits that something else is shown."""
        with self._state:
            self._version += 1
            self._state.notify_all()
