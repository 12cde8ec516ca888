"""Importing is light, and stages import only what lies before them."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import rashomon

PACKAGE = Path(rashomon.__file__).parent
HEAVY = (
    *("trafilatura", "htmldate", "lxml", "onnxruntime", "tokenizers", "py3langid", "rich", "charset_normalizer"),
    *("fastwarc", "pyarrow", "pypdf", "docx", "daft", "ray"),
)
CORE = {"errors", "text", "model", "spelled"}
STAGES = {"clean", "annotate", "resolve", "figures", "dates", "places", "show"}
# errors <- text <- model <- each stage <- pipeline <- cli; `encoding` and `inputs` are the reading stage.
ALLOWED = {
    "errors": set(),
    "spelled": set(),
    "text": {"errors"},
    "model": {"errors", "text"},
    "comparison": CORE,
    "recorded": CORE | {"comparison"},
    "encoding": set(),
    # What articles of exports look like, for cutting them apart and for reading one.
    "articlemarks": set(),
    "documents": {"errors"},
    "fetching": {"errors", "fetching"},
    "inputs": CORE | {"documents", "encoding", "fetching"},
    "archives": CORE | {"archives", "articlemarks", "encoding", "inputs"},
    **{stage: CORE | {stage} for stage in STAGES},
    "clean": CORE | {"articlemarks", "clean"},
    "show": CORE | {"comparison", "roots", "show"},
    # `dates` and `places` are knowledge that the incident stage draws on.
    "incidents": CORE | {"incidents", "dates", "places"},
    "groups": CORE | {"comparison", "groups", "dates", "places"},
    "copies": CORE | {"comparison", "copies"},
    # Affairs are found by sketches of what `groups` and `copies` look at.
    "affairs": CORE | {"affairs", "comparison", "copies", "groups", "places"},
    # `roots`: on whom words rest, for points and for what shows them.
    "roots": CORE | {"comparison", "roots"},
    "points": CORE | {"comparison", "dates", "places", "points", "roots"},
    "comparing": CORE | {"comparison", "copies", "groups", "points"},
    "case": CORE | {"case", "comparison", "comparing", "inputs", "recorded", "show"},
    "exports": CORE | {"case", "comparison", "exports", "inputs", "recorded", "review", "show"},
    "review": CORE | {"case", "comparison", "comparing", "inputs", "recorded", "review", "show"},
    "pipeline": CORE | {"inputs", "clean", "annotate", "resolve", "figures", "incidents"},
    "outputs": {"errors"},
    "cli": CORE | {"commands", "inputs", "outputs", "pipeline", "comparing", "show"},
    # A corpus is many reports in tables: archives in, records out, an engine between; affairs are found by sketches of reports.
    "corpus": CORE
    | {"affairs", "archives", "case", "clean", "comparing", "comparison", "corpus", "engine", "inputs", "pipeline", "recorded", "roots", "show"},
    # An engine maps whatever function it is given; it knows nothing of news.
    "engine": {"errors", "engine"},
    # A case is fed by the pipeline, shown and given out; its commands only call what does so.
    "filing": CORE | {"case", "exports", "inputs", "pipeline"},
    "commands": CORE | {"affairs", "archives", "case", "corpus", "engine", "exports", "filing", "inputs", "outputs", "pipeline", "show", "web"},
    # The app shows a case, feeds it and lets people decide on it; nothing but its command knows of it.
    "web": CORE | {"case", "comparison", "exports", "filing", "inputs", "pipeline", "recorded", "review", "show", "web"},
    "__main__": {"cli"},
    "__init__": CORE | {"comparison", "comparing", "inputs", "pipeline", "show"},
}
SOURCES = sorted(PACKAGE.rglob("*.py"))


def imports(tree: ast.AST) -> Iterator[tuple[str, bool]]:
    """Yield the modules that a file imports, and whether at its top level when it is run."""
    for node in ast.walk(tree):
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        for name in names:
            yield name, node in getattr(tree, "body", [])


def part_of(module: str) -> str:
    """Name the part of the package that `rashomon.x.y` belongs to."""
    return module.split(".")[1]


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_arrows_go_one_way(path):
    parts = path.relative_to(PACKAGE).parts
    part = parts[0] if len(parts) > 1 else path.stem
    used = {part_of(name) for name, _ in imports(ast.parse(path.read_text())) if name.startswith("rashomon.")}
    assert part in ALLOWED, f"a new part of the package needs its place in the order: {part}"
    assert used <= ALLOWED[part]


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_heavy_libraries_are_imported_where_they_are_used(path):
    top = {name.split(".")[0] for name, at_top in imports(ast.parse(path.read_text())) if at_top}
    assert not top & set(HEAVY)


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_files_are_small_and_say_what_they_do(path):
    text = path.read_text()
    assert len(text.splitlines()) <= 400
    first = text.splitlines()[0]
    assert first.startswith('"""')
    assert first.rstrip('"').endswith((".", ":", "…"))


def loaded(statement: str) -> set[str]:
    """Run one statement in a fresh Python and give the top-level modules it loaded."""
    code = f"import sys; before = set(sys.modules); {statement}; print(*sorted({{m.split('.')[0] for m in set(sys.modules) - before}}))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_importing_the_package_loads_no_library():
    modules = loaded("import rashomon")
    assert "rashomon" in modules
    assert modules <= sys.stdlib_module_names | {"rashomon"}


def test_importing_the_command_line_loads_click_alone():
    assert loaded("import rashomon.cli") <= sys.stdlib_module_names | {"rashomon", "click"}


def test_importing_leaves_logging_and_locale_alone():
    assert not {"logging", "locale", "asyncio"} & loaded("import rashomon")
