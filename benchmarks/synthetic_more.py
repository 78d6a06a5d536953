"""Made-up things that a site needs beside its modules: cases, workshops, articles, a figure."""

from __future__ import annotations

from typing import Any

from benchmarks import synthetic
from benchmarks.synthetic import Prose


def case(prose: Prose) -> dict[str, Any]:
    """A story with two questions."""
    return {
        **synthetic.head(f"The case of {prose.names[0]}: {prose.short()}", prose),
        "synopsis": prose.paragraph(2),
        "setting": f"The {prose.word('place')} of a made-up town",
        "fictional": True,
        "story": prose.text(4),
        "decision_point": prose.sentence(),
        "facts": [prose.sentence() for _ in range(3)],
        "unknowns": [prose.sentence() for _ in range(2)],
        "questions": [
            {
                "level": level,
                "question": f"Why is it that {prose.clause()}?",
                "expect": [prose.sentence()],
            }
            for level in ("understand", "evaluate")
        ],
        "teaching_note": {"objectives": [prose.sentence()], "answers": prose.text(1)},
        "sensitivity": {"level": "none"},
    }


def workshop(number: int, module: int, prose: Prose) -> dict[str, Any]:
    """A morning with one module, a welcome and a closing."""
    return {
        **synthetic.head(f"Morning {number}: {prose.short()}", prose),
        "format": "taster",
        "promise": prose.sentence(),
        "objectives": [f"{synthetic.code(module)}-O{which}" for which in (1, 2)],
        "who_for": prose.sentence(),
        "not_for": prose.sentence(),
        "clock_minutes": 5 + 43 + 5,
        "group": {"min": 4, "max": 18, "ideal": 12},
        "days": [{"start": "09:00", "slots": _slots(module, prose)}],
        "design_notes": prose.text(1),
        "room": {"layout": prose.sentence(), "needs": [prose.short()]},
        "staffing": prose.sentence(),
        "checklist": [{"days": days, "tasks": [prose.short()]} for days in (-7, 0, 7)],
        "opening": prose.text(1),
        "virtual_delivery": prose.paragraph(3),
        "inclusion": prose.paragraph(3),
        "difficult_moments": [{"sign": prose.sentence(), "response": prose.sentence()}],
        "evaluation": prose.paragraph(2),
        "choosing_facilitators": prose.paragraph(2),
        "invitation_text": prose.text(1),
    }


def _slots(module: int, prose: Prose) -> list[dict[str, Any]]:
    def own(kind: str) -> dict[str, Any]:
        told = {"do": prose.paragraph(2), "say": prose.paragraph(2), "transition": prose.sentence()}
        return {"kind": kind, "title": prose.short(), "minutes": 5, **told}

    return [own("welcome"), {"module": f"module-{module}", "depth": "full"}, own("closing")]


def article(letter: str, ideas: dict[str, tuple[int, str]]) -> dict[str, Any]:
    """The article in which these ideas stand: by their ids the module that teaches each, and its kind."""
    prose = Prose(f"article {letter}")
    told = [
        {
            "id": ref,
            "lines": [line],
            "becomes": [kind.removeprefix("building-")],
            "modules": [synthetic.code(number)],
            "text": prose.sentence(),
        }
        for line, (ref, (number, kind)) in enumerate(ideas.items(), 1)
    ]
    made = synthetic.article(range(1, 2))
    return {**made, "title": f"Article {letter}", "letter": letter, "ideas": told}


FIGURE = {
    "title": "Four layers, twice",
    "summary": "The same four layers twice, once upright and once turned over, for a benchmark.",
    "status": "stable",
    "updated": "2026-11-22",
    "origin": "curriculum",
    "code": "F2",
    "drawing": "service-pyramid",
    "drawn": "redrawn",
    "alt": "Two pyramids of four layers, one upright and one turned over.",
    "caption": "The same layers, twice.",
    "takeaway": "Each layer supports the next.",
    "long_description": (
        "Two triangles of the same four layers stand side by side. The one on the left stands on its "
        "base: front-line staff, team leaders, middle managers and, on top, senior managers. The one "
        "on the right stands on its tip, with the same layers the other way round. Reporting lines "
        "stay, service is added, and customers stand above."
    ),
    "labels": {
        "responsive": "Reporting lines stay",
        "service": "Service is added",
        "customers": "Customers",
    },
    "parts": [
        {"id": id, "label": label}
        for id, label in (
            ("senior", "Senior managers"),
            ("middle", "Middle managers"),
            ("leaders", "Team leaders"),
            ("front", "Front-line staff"),
        )
    ],
}
