"""Rules about the structure of a page: what somebody hears who does not see it."""

from __future__ import annotations

from collections.abc import Iterator

from generator.inspection.finished import FinishedPage, FinishedSite, text
from generator.inspection.rule import Finding, error

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


@error("ACC-03")
def headings_do_not_skip(site: FinishedSite) -> Iterator[Finding]:
    """Whoever listens to a page moves from heading to heading; a missing level sounds like a missing part.

    Computed: a page has one heading of level 1, its title, and it comes first; each heading after it is at
    most one level deeper than the one before.
    Basis: the Carpentries' checker of lessons (pegboard); WCAG 2.2, 1.3.1.
    """
    for page in site.pages:
        if problem := _skips(page):
            yield Finding(page.path, f"on {page.name} {problem}", _advice(page))


def _skips(page: FinishedPage) -> str | None:
    """The first thing that is wrong with the headings of a page."""
    before = 0
    for heading in (part for part in page.outline if part.tag in HEADINGS):
        level = int((heading.tag or "h1")[1])
        if level == 1 and before:
            return f"a second title follows: `{text(heading)}`"
        if level > before + 1:
            return f"the heading `{text(heading)}` has level {level} after level {before or 'none'}"
        before = level
    return None if before else "there is no heading at all"


def _advice(page: FinishedPage) -> str:
    if page.template:
        return f"give it the level that follows, in `theme/pages/{page.template}.jinja`"
    return "begin with `#` once, and go one `#` deeper at a time"


@error("ACC-05")
def tables_have_headers(site: FinishedSite) -> Iterator[Finding]:
    """In a table without header cells a screen reader says numbers, and not what they are numbers of.

    Computed: each table has header cells (`th`) in its first row or in the first column of every row.
    Basis: WCAG 2.2, 1.3.1.
    """
    for page in site.pages:
        for table in (part for part in page.outline if part.tag == "table"):
            rows = [[cell.tag for cell in row.css("th, td")] for row in table.css("tr")]
            rows = [row for row in rows if row]
            if not rows or not (_heads(rows[0]) or all(row[0] == "th" for row in rows)):
                said = text(table)[:40]
                message = f"on {page.name} a table has no header cells: `{said}…`"
                hint = "use `<th>` in the first row, or first in each row"
                yield Finding(page.path, message, hint)


def _heads(row: list[str | None]) -> bool:
    """Whether a row names its columns; the corner above names of rows may be empty."""
    return "th" in row and set(row[1:]) <= {"th"}
