"""Which template is broken, when one is: said to whoever works on the theme, or has damaged it."""

from __future__ import annotations

import traceback

from jinja2 import TemplateError, TemplateNotFound

TEMPLATES = (".jinja", ".html")
"""How the names of templates end; Jinja puts them into tracebacks as if they were Python."""


def broken_template(error: BaseException) -> str | None:
    """What is wrong with which template, if one is to blame for `error`."""
    if isinstance(error, TemplateNotFound):
        return f"the template `{error.name}` is missing"
    frames = traceback.extract_tb(error.__traceback__)
    places = [frame for frame in frames if frame.filename.endswith(TEMPLATES)]
    if places:
        place = places[-1]
        return f"the template `{place.filename}` is broken in line {place.lineno}: {error}"
    return f"a template is broken: {error}" if isinstance(error, TemplateError) else None
