"""The boundaries between modules, proven from their source: who imports whom, who touches the disk."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

GENERATOR = Path(__file__).parent.parent / "generator"
SOURCES = {
    path.relative_to(GENERATOR).with_suffix("").as_posix(): ast.parse(
        path.read_text(encoding="utf-8")
    )
    for path in sorted(GENERATOR.rglob("*.py"))
}
"""Every module of the package by its path, such as `checks/rule`."""

READING = {"problem", "refused", "characters", "decoding", "files", "slips", "tree", "builder"}
READING |= {"straight", "source"}
MODEL = {"model", "fields", "complaints"}
LOADED = {"problem", "source", "datasets", "model", "curriculum"}
# What each part of the package may import from the package, lowest first: imports go up this table only.
# A part is a module at the top, or a folder.
MAY_IMPORT: dict[str, set[str]] = {
    "problem": set(),
    "contribution": set(),
    "editions": set(),
    "refused": {"problem"},
    "characters": {"problem"},
    "decoding": {"problem", "refused"},
    "files": {"characters", "problem", "refused"},
    "slips": {"problem"},
    "tree": {"problem"},
    "builder": {"problem", "refused", "tree"},
    "straight": {"builder", "tree"},
    "source": READING - {"source"},
    "beside": set(),
    "ahead": {"beside", "problem", "source"},
    "texts": {"problem", "source"},
    "handwritten": {*READING, "texts"},
    "markup": set(),
    "model": {"model"},
    "program": set(),
    "precompiled": set(),
    "fields": {"model", "precompiled", "program"},
    "field_reference": {"fields", "model"},
    "complaints": {*READING, "model", "fields"},
    "placeholders": {*READING, "model"},
    "datasets": {"characters", "decoding", "files", "problem", "refused"},
    "curriculum": {*READING, "datasets", "model"},
    "addresses": {"curriculum"},
    "links": {"addresses", "curriculum", "handwritten", "model", "problem", "source", "texts"},
    "intact": {*READING, "curriculum", "datasets", "model"},
    "resolving": {"curriculum", "model", "problem"},
    "loading": {
        *READING,
        "ahead",
        "intact",
        "resolving",
        *MODEL,
        "addresses",
        "datasets",
        "placeholders",
        "curriculum",
        "texts",
        "handwritten",
        "links",
    },
    "formatting": {"fields", "formatting", "model", "problem", "source"},
    "schedule": {"curriculum", "markup", "model"},
    "supplies": {"curriculum", "model", "schedule"},
    "views": {"markup", "model"},
    "drawings": {"drawings", "model"},
    "checks": {*LOADED, "checks", "drawings", "loading", "schedule"},
    # Below the handbook, which tells its rules; what it inspects is handed to it as values.
    "inspection": {"inspection", "addresses", "curriculum", "model", "problem", "schedule"}
    | {"supplies", "views"},
    "handbook": {*READING, "handbook", "checks", "inspection"},
    "telling": {"handbook", "problem", "telling"},
    "pages": {
        "pages",
        "precompiled",
        "problem",
        "addresses",
        "datasets",
        "curriculum",
        "model",
        "schedule",
        "supplies",
    }
    | {"markup", "views", "drawings", "handbook", "field_reference", "checks", "editions"},
    "tally": {"checks", "curriculum", "model", "problem", "schedule"},
    "impact": {
        *LOADED,
        "editions",
        "files",
        "handwritten",
        "impact",
        "loading",
        "schedule",
        "supplies",
        "views",
        "pages",
    },
    "schemas": {"model"},
    "scaffold": {"curriculum", "fields", "formatting", "model", "scaffold", "schemas"},
    "digest": set(),
    "standing": {"program"},
    "search_index": {"markup"},
    "policy": set(),
    "assets": {"policy"},
    "built": {"addresses", "curriculum", "editions", "inspection", "model", "pages", "views"},
    "exports": {"assets", "editions", "exports", "files", "loading", "pages"},
    # Our pages in MkDocs's terms, then the plugin of MkDocs, and beside it our own way to make a site.
    "for_mkdocs": {"assets", "editions", "markup", "pages", "search_index"},
    "for_templates": set(),
    "plugin": {
        "files",
        "assets",
        "built",
        "checks",
        "editions",
        "for_mkdocs",
        "for_templates",
        "inspection",
        "loading",
        "pages",
    }
    | {"policy", "problem", "search_index"},
    "making": {
        "files",
        "standing",
        "assets",
        "beside",
        "built",
        "curriculum",
        "editions",
        "for_mkdocs",
        "for_templates",
        "inspection",
        "making",
        "pages",
    }
    | {"problem", "program", "search_index", "views"},
    "preview": {
        "assets",
        "checks",
        "curriculum",
        "editions",
        "for_mkdocs",
        "loading",
        "making",
        "pages",
    }
    | {"preview", "problem", "search_index"},
    "publishing": {"publishing"},
    "site": {
        "ahead",
        "assets",
        "beside",
        "checks",
        "digest",
        "editions",
        "loading",
        "making",
        "pages",
        "problem",
        "publishing",
    }
    | {"source", "standing"},
    "cli": {"ahead", "cli", "checks", "loading", "pages", "problem", "schemas", "site", "plugin"}
    | {"handbook", "curriculum", "model", "schedule", "source", "contribution"}
    | {
        "impact",
        "tally",
        "assets",
        "digest",
        "editions",
        "exports",
        "preview",
        "standing",
        "publishing",
        "formatting",
        "scaffold",
        "telling",
    },
    "__init__": set(),
    "__main__": {"cli"},
}
# The page for editors shows what the reader says of an example with mistakes, so it asks the reader itself.
ALSO = {"pages/editing": {"loading", "source"}}
# Libraries that only some parts know, so that each can be replaced there.
ONLY = {
    "mkdocs": {"for_mkdocs", "for_templates", "plugin", "making/frame"},
    "click": {"cli"},
    "yaml": {"source", "builder", "straight", "pages/render", "formatting", "exports"},
    # The command line says which template is broken.
    "jinja2": {
        "pages/render",
        "pages/compiled",
        "pages/illustration",
        "plugin",
        "cli/broken_theme",
        "for_templates",
        "making/frame",
    },
    "markdown_it": {"markup"},
    "nh3": {"markup"},
    "selectolax": {"inspection"},
    "tinycss2": {"inspection"},
    "babel": {"pages/publication"},
    "wcwidth": {"telling"},
    "snowballstemmer": {"checks/lemmas"},
    "hunspell": {"checks/dictionary"},
    "pydantic": {
        "impact",
        "model",
        "fields",
        "complaints",
        "curriculum",
        "loading",
        "views",
        "checks/reading",
        "checks/prose",
        "making/fingerprints",
    }
    | {"checks/fit", "pages/fields", "pages/publication", "handbook"},
}
# Reading files, and writing them. `pages/render` reads templates and words, which belong to the program.
TOUCH_THE_DISK = {"files", "plugin", "site", "cli", "schemas", "assets", "pages/render"}
TOUCH_THE_DISK |= {"datasets", "built", "digest"}
# What an export is made from, and what puts it into its place.
TOUCH_THE_DISK |= {"exports/gathering", "exports/folder"}
# What puts a finished site into its place.
TOUCH_THE_DISK |= {
    f"publishing/{name}" for name in ("aside", "disk", "guard", "lock", "refusal", "steady")
}
# What makes a site, what keeps its pages, and the preview of one.
TOUCH_THE_DISK |= {
    "loading",
    "making/__init__",
    "making/frame",
    "making/run",
    "making/store",
}
# A process beside this one, and whether a file is still the one that was read there.
TOUCH_THE_DISK |= {"beside", "ahead"}
TOUCH_THE_DISK |= {"program", "standing", "preview/watching", "preview/showing"}
# Templates as they were compiled, beside what Python compiled of this package.
TOUCH_THE_DISK |= {"precompiled", "pages/compiled"}
# The dictionary and the fingerprints, which belong to the program.
TOUCH_THE_DISK |= {"checks/shipped"}
# The words that new files begin with belong to the program; a report of its own mistake is a file.
TOUCH_THE_DISK |= {"scaffold/starters", "cli/telling", "cli/program"}
TOUCH_THE_DISK |= {
    "cli/__init__",
    "cli/new",
    "cli/serve",
    "cli/fmt",
    "cli/diff",
    "handbook/__init__",
}
DISK_MODULES = {"os", "shutil", "tempfile", "subprocess", "socket", "io", "glob", "fcntl"}
DISK_METHODS = {
    *("read_text", "read_bytes", "write_text", "write_bytes", "open", "unlink", "mkdir", "rmdir"),
    *(
        "rename",
        "iterdir",
        "glob",
        "rglob",
        "stat",
        "lstat",
        "exists",
        "is_file",
        "is_dir",
        "touch",
    ),
}


def part(module: str) -> str:
    """The part of the package that a module belongs to."""
    return module.split("/")[0]


def imports(tree: ast.AST) -> Iterator[str]:
    """Everything that a module imports, inside functions too; `from a import b` counts as `a.b`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are written out"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def inner(module: str) -> set[str]:
    """The parts of the package that a module imports."""
    found = (name.split(".") for name in imports(SOURCES[module]))
    parts = {names[1] for names in found if names[0] == "generator" and len(names) > 1}
    return {name for name in parts if name in MAY_IMPORT}


@pytest.mark.parametrize("module", SOURCES)
def test_a_module_imports_only_what_lies_below_it(module: str) -> None:
    assert inner(module) <= MAY_IMPORT[part(module)] | ALSO.get(module, set())


def test_every_part_of_the_package_has_its_place() -> None:
    assert {part(module) for module in SOURCES} == set(MAY_IMPORT)


def test_imports_only_go_up_the_table() -> None:
    order = list(MAY_IMPORT)
    for name, allowed in MAY_IMPORT.items():
        if name != "__init__":
            assert all(order.index(other) <= order.index(name) for other in allowed)


def test_every_leave_that_is_given_is_needed() -> None:
    for module, allowed in ALSO.items():
        assert allowed <= inner(module)


@pytest.mark.parametrize("library", ONLY)
def test_a_library_is_known_only_where_it_is_needed(library: str) -> None:
    users = {
        module
        for module, tree in SOURCES.items()
        if any(name.split(".")[0] == library for name in imports(tree))
    }
    assert {user for user in users if user not in ONLY[library]} <= {
        user for user in users if part(user) in ONLY[library]
    }


@pytest.mark.parametrize("module", SOURCES)
def test_only_the_edges_touch_the_disk(module: str) -> None:
    if module in TOUCH_THE_DISK:
        return
    tree = SOURCES[module]
    assert not {name.split(".")[0] for name in imports(tree)} & DISK_MODULES
    calls = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call)]
    methods = {call.attr for call in calls if isinstance(call, ast.Attribute)}
    assert not methods & DISK_METHODS
    assert not {call.id for call in calls if isinstance(call, ast.Name)} & {"open", "exec", "eval"}


@pytest.mark.parametrize("module", SOURCES)
def test_no_private_name_of_another_module_is_used(module: str) -> None:
    for name in imports(SOURCES[module]):
        last = name.rsplit(".", 1)[-1]
        assert not last.startswith("_") or last in {"__version__"}


@pytest.mark.parametrize("module", SOURCES)
def test_a_module_is_short_and_says_in_a_sentence_what_it_is_for(module: str) -> None:
    text = (GENERATOR / f"{module}.py").read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 250
    first = (ast.get_docstring(SOURCES[module]) or "").split("\n\n")[0]
    assert first.rstrip().endswith((".", "?"))


@pytest.mark.parametrize("module", SOURCES)
def test_functions_are_short(module: str) -> None:
    for node in ast.walk(SOURCES[module]):
        if isinstance(node, ast.FunctionDef):
            lines = (node.end_lineno or 0) - node.lineno + 1
            assert lines <= 50, f"{node.name} has {lines} lines"


def test_most_functions_are_very_short() -> None:
    sizes = sorted(
        (node.end_lineno or 0) - node.lineno + 1
        for tree in SOURCES.values()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef)
    )
    assert sizes[len(sizes) // 2] < 10


@pytest.mark.parametrize("module", SOURCES)
def test_names_are_those_of_the_field(module: str) -> None:
    names = {node.name for node in ast.walk(SOURCES[module]) if isinstance(node, ast.ClassDef)}
    assert not [name for name in names if name.endswith(("Manager", "Helper", "Util", "Utils"))]
    assert module.rsplit("/", 1)[-1] not in {"utils", "helpers", "common", "misc"}


@pytest.mark.parametrize("module", SOURCES)
def test_there_is_no_html_in_python(module: str) -> None:
    texts = (
        node.value
        for node in ast.walk(SOURCES[module])
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )
    found = [text for text in texts if "</" in text or text.startswith(("<div", "<p", "<span"))]
    assert found == []


def test_a_class_of_the_plugin_stays_small() -> None:
    plugin = next(
        node
        for node in ast.walk(SOURCES["plugin"])
        if isinstance(node, ast.ClassDef) and node.name == "CurriculumPlugin"
    )
    assert (plugin.end_lineno or 0) - plugin.lineno < 70
