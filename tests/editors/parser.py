"""The committed tree-sitter parser, tried on everything written in the language.

Needs a C compiler and the package `tree-sitter`. Builds the parser as an editor would; then the corpus gives the trees it says,
every example and every file of the rule book parses without an error, and each query can be read and finds something.
"""
import ctypes
import pathlib
import re
import subprocess
import sys
import tempfile
import warnings

from tree_sitter import Language, Parser, Query, QueryCursor

ROOT = pathlib.Path(__file__).parents[2]
GRAMMAR = ROOT / "editors/tree-sitter-truenorth"
CASE = re.compile(r"^=+\n([^\n]+)\n=+\n(.*?)^---\n(.*?)(?=^=+\n|\Z)", re.M | re.S)


def language():
    library = pathlib.Path(tempfile.mkdtemp()) / "truenorth.so"
    sources = [GRAMMAR / "src" / name for name in ("parser.c", "scanner.c")]
    command = ["cc", "-shared", "-fPIC", "-O1", "-Wall", "-Wextra", "-I", GRAMMAR / "src", *sources, "-o", library]
    subprocess.run(command, check=True)
    entry = ctypes.CDLL(str(library)).tree_sitter_truenorth
    entry.restype = ctypes.c_void_p
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return Language(entry())


def errors(node):
    if node.is_error or node.is_missing:
        yield node
    if node.has_error:
        for child in node.children:
            yield from errors(child)


def squeezed(tree):
    """A tree as written in the corpus, or as the parser prints it: without fields and line ends."""
    return re.sub(r"\s+", " ", re.sub(r"\w+: ", "", tree)).replace(" )", ")").strip()


def corpus(parser):
    for file in sorted((GRAMMAR / "test/corpus").glob("*.txt")):
        for title, text, expected in CASE.findall(file.read_text()):
            found = squeezed(str(parser.parse(text.encode()).root_node))
            yield title, found == squeezed(expected), found


def written():
    return sorted(path for folder in ("examples", "rulebook") for path in (ROOT / folder).rglob("*.north"))


def main():
    truenorth = language()
    parser = Parser(truenorth)
    failed = 0
    cases = list(corpus(parser))
    for title, holds, found in cases:
        if not holds:
            failed += 1
            print(f"corpus: {title}\n  {found}")
    files = written()
    trees = {path: parser.parse(path.read_bytes()) for path in files}
    for path, tree in trees.items():
        for node in errors(tree.root_node):
            failed += 1
            print(f"{path.relative_to(ROOT)}:{node.start_point[0] + 1}: {node.type}")
    for name in ("highlights", "folds", "indents", "injections"):
        query = Query(truenorth, (GRAMMAR / f"queries/{name}.scm").read_text())
        if not any(QueryCursor(query).captures(tree.root_node) for tree in trees.values()):
            failed += 1
            print(f"queries/{name}.scm finds nothing")
    print(f"tree-sitter: {len(cases)} cases of the corpus, {len(files)} files, {failed} failures")
    return 1 if failed or not cases or not files else 0


sys.exit(main())
