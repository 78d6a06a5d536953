"""Figures drawn into a page: the geometry comes from `drawings`, the lines from a template."""

from __future__ import annotations

from jinja2 import Environment
from markupsafe import Markup

from generator.drawings import drawing_of
from generator.model.figures import Figure


def draw(jinja: Environment, figure: Figure, place: str = "") -> Markup:
    """The figure as SVG; `place` tells two drawings of one figure on a page apart."""
    template = jinja.get_template(f"figures/{figure.drawing}.svg.jinja")
    uid = f"fig-{figure.id}{place}"
    return Markup(template.render(figure=figure, drawing=drawing_of(figure), uid=uid))
