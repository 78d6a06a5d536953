"""What templates print: texts escaped and with the marks of print, HTML as it is, nothing undefined."""

from __future__ import annotations

from enum import Enum

import pytest
from jinja2 import UndefinedError
from markupsafe import Markup

from generator.assets import theme_folder
from generator.pages.render import environment


class Meal(Enum):
    """What has no text of its own."""

    TEA = "tea"


def printed(text: str, **values: object) -> str:
    return environment(theme_folder()).from_string(text).render(values)


@pytest.mark.parametrize(
    ("value", "html"),
    [
        ('It\'s "so" & <b>', "It’s “so” &amp; &lt;b&gt;"),
        (Markup("<b>it's</b>"), "<b>it's</b>"),
        (7, "7"),
        (True, "True"),
        (2.5, "2.5"),
        (None, "None"),
        (Meal.TEA, "Meal.TEA"),
        (("<",), "(&#39;&lt;&#39;,)"),
    ],
)
def test_a_value_is_printed(value: object, html: str) -> None:
    assert printed("<i>{{ value }}</i>", value=value) == f"<i>{html}</i>"
    assert printed("{% for each in [value] %}{{ each }}{% endfor %}", value=value) == html
    assert printed("{% macro say(it) %}{{ it }}{% endmacro %}{{ say(value) }}", value=value) == html


@pytest.mark.parametrize("first", [Markup("<b>"), "<b>"])
def test_a_text_is_never_taken_for_the_html_that_is_spelt_like_it(first: str) -> None:
    values = {"first": first, "html": Markup("<b>"), "spelt": "<b>"}
    printed("{{ first }}", **values)
    assert printed("{{ html }}{{ spelt }}{{ html }}", **values) == "<b>&lt;b&gt;<b>"


def test_what_a_macro_prints_is_html() -> None:
    macros = "{% macro inner(it) %}{{ it }}{% endmacro %}{% macro outer() %}<p>{{ caller() }}</p>"
    called = "{% endmacro %}{% call outer() %}{{ inner('&') }}{{ value }}{% endcall %}"
    assert printed(f"{macros}{called}", value="<") == "<p>&amp;&lt;</p>"


@pytest.mark.parametrize("text", ["{{ nothing }}", "{{ value.nothing }}", "{{ value['nothing'] }}"])
def test_what_is_not_there_is_never_printed(text: str) -> None:
    with pytest.raises(UndefinedError):
        printed(text, value={})


def test_a_macro_inside_a_loop_takes_its_own_arguments_only() -> None:
    macro = "{% macro say(it, end='.') %}{{ it }}{{ end }}{% endmacro %}"
    assert (
        printed(f"{macro}{{% for x in [1, 2] %}}{{{{ say(x, end='!') }}}}{{% endfor %}}") == "1!2!"
    )
    with pytest.raises(TypeError, match="other"):
        printed(f"{macro}{{% for x in [1] %}}{{{{ say(x, other=1) }}}}{{% endfor %}}")
