"""What is to be reached, beside what was."""

from __future__ import annotations

from benchmarks.measuring import Figures

Measured = dict[str, Figures]
Growth = dict[int, Measured]

RATIOS = (
    ("whole build", "cold", "prune", 4.0),
    ("whole build", "cold", "zensical", 3.0),
    ("no-change build", "again", "prune", 15.0),
    ("no-change build", "again", "zensical", 8.0),
    ("save → served", "served", "zensical", 1.0),
    ("no-change build", "again", "hugo", 1.0),
)
"""What is measured, of which runs, of whom, and how many times as fast as it we want to be."""
NAMES = {"prune": "Material with `navigation.prune`", "zensical": "Zensical", "hugo": "Hugo"}
MOST_SECONDS_TO_SERVE = 0.5
MOST_TIMES_HUGO = 1.5
MOST_EXPONENT = 1.05
MOST_MEGABYTES = 400

Row = tuple[str, str, str, str]


def rows(found: Measured, power: float | None, peak_mb: float | None) -> list[Row]:
    """A row for each goal that something was measured for: the goal, to reach, reached, and whether."""
    if "ours" not in found:
        return []
    rows = [row for goal in RATIOS if (row := _ratio(found, *goal))]
    served, ours = found["ours"].seconds("served"), found["ours"].seconds("cold")
    if served is not None:
        rows.append(_most("save → served", MOST_SECONDS_TO_SERVE, served, " s"))
    if "hugo" in found and ours is not None:
        ratio = ours / (found["hugo"].seconds("cold") or ours)
        rows.append(_most("whole build, against Hugo", MOST_TIMES_HUGO, ratio, " × its time"))
    if power is not None:
        rows.append(_most("growth exponent of the whole build", MOST_EXPONENT, power, ""))
    if peak_mb is not None:
        rows.append(_most("peak memory at the largest size", MOST_MEGABYTES, peak_mb, " MB"))
    return rows


def _ratio(found: Measured, what: str, which: str, whom: str, wanted: float) -> Row | None:
    if whom not in found:
        return None
    theirs, ours = found[whom].seconds(which), found["ours"].seconds(which)
    if theirs is None or ours is None:
        return None
    reached = theirs / ours
    return (
        f"{what}, against {NAMES[whom]}",
        f"≥ {wanted:g} × as fast",
        f"{reached:.2f} ×",
        _verdict(reached >= wanted),
    )


def _most(what: str, most: float, reached: float, unit: str) -> Row:
    return what, f"≤ {most:g}{unit}", f"{reached:.2f}{unit}", _verdict(reached <= most)


def _verdict(is_reached: bool) -> str:
    return "yes" if is_reached else "**no**"
