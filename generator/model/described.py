"""What the fields of a class are for: the texts that stand under them in the source of the model.

Editors read them, in their editor and in the handbook; a build that makes neither does without. So the
source is read when somebody asks, which pydantic would do for each class while it is imported.
"""

from __future__ import annotations

import ast
import inspect
import sys
from collections.abc import Mapping
from functools import cache
from itertools import pairwise


def descriptions(model: type) -> Mapping[str, str]:
    """The text for each field of a class, those of the classes that it builds upon among them."""
    found: dict[str, str] = {}
    for each in reversed(model.__mro__):
        for name in vars(each).get("__annotations__", {}):
            found.pop(name, None)  # a field that is declared again tells its own
        found.update(_in_module(each.__module__).get(each.__qualname__, {}))
    return found


@cache
def _in_module(name: str) -> dict[str, dict[str, str]]:
    """The texts for the fields of each class of a module."""
    if name.split(".")[0] != __name__.split(".")[0]:
        return {}
    tree = ast.parse(inspect.getsource(sys.modules[name]))
    return {node.name: _in_class(node) for node in tree.body if isinstance(node, ast.ClassDef)}


def _in_class(node: ast.ClassDef) -> dict[str, str]:
    found = {}
    for field, text in pairwise(node.body):
        if (
            isinstance(field, ast.AnnAssign)
            and isinstance(field.target, ast.Name)
            and isinstance(text, ast.Expr)
            and isinstance(text.value, ast.Constant)
            and isinstance(text.value.value, str)
        ):
            found[field.target.id] = inspect.cleandoc(text.value.value)
    return found
