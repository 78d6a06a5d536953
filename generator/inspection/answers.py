"""Rules about quizzes on pages: they work with a keyboard, and without a script."""

from __future__ import annotations

from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from generator.inspection.finished import FinishedSite, text
from generator.inspection.rule import Finding, error
from generator.views import Reader

UNSCORED = frozenset({"reflection", "rating"})
CONTROLS = "input, textarea, select, button"


@error("ACC-08")
def quizzes_need_neither_mouse_nor_script(site: FinishedSite) -> Iterator[Finding]:
    """Somebody without a mouse answers too, and somebody whose network lost the script still learns.

    Computed: on a page for learners, each question that has an answer holds it in a `details` element,
    closed, with words in it; each control has a label, is not disabled and can be reached with the
    tab key; each link in it leads somewhere.
    Basis: WCAG 2.2, 2.1.1 and 3.3.2; house rule for pages without scripts.
    """
    for page in site.pages:
        if page.reader is Reader.HANDOUT:
            continue
        for question in page.find(".question"):
            for problem, hint in _problems(question):
                message = f"on {page.name} the question `{question.id}` {problem}"
                yield Finding(page.path, message, hint)


def _problems(question: LexborNode) -> Iterator[tuple[str, str]]:
    if question.attributes.get("data-kind") not in UNSCORED and not _answered(question):
        hint = "print the answer in `<details>`, as `theme/components/quiz/answers.jinja` does"
        yield "shows no answer when scripts are off", hint
    for control in question.css(CONTROLS):
        if "disabled" in control.attributes or control.attributes.get("tabindex") == "-1":
            yield "has a control that no keyboard reaches", "take `disabled` and `tabindex` away"
        elif control.tag != "button" and not _labelled(control, question):
            yield "has a control without a label", "put it into `<label>`, or name its id in `for`"
    if any(not link.attributes.get("href") for link in question.css("a")):
        yield "has a link that leads nowhere", "give it an `href`"


def _answered(question: LexborNode) -> bool:
    """Whether the answer waits in a closed `details` that says something."""
    answer = question.css_first("details.answer")
    if answer is None or "open" in answer.attributes:
        return False
    summary = answer.css_first("summary")
    return summary is not None and len(text(answer)) > len(text(summary)) > 0


def _labelled(control: LexborNode, question: LexborNode) -> bool:
    """Whether a control has words of its own: around it, by its id, or said to screen readers."""
    if control.attributes.get("aria-label"):
        return True
    parent = control.parent
    while parent is not None and parent.tag not in {"label", "form"}:
        parent = parent.parent
    if parent is not None and parent.tag == "label":
        return bool(text(parent))
    labels = {label.attributes.get("for") for label in question.css("label") if text(label)}
    return control.id is not None and control.id in labels
