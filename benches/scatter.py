#!/usr/bin/env python3
"""Spreads the declarations of a policy over many files of about the same length.

    benches/scatter.py FOLDER INTO FILES

Declarations are what empty lines part, as in the policies that `cargo bench --bench generate` writes.
"""

import pathlib
import sys

source, into, count = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), int(sys.argv[3])
texts = [file.read_text() for file in sorted(source.glob("**/*.north"))]
declarations = [declaration for text in texts for declaration in text.strip().split("\n\n")]
into.mkdir(parents=True, exist_ok=True)
for number in range(min(count, len(declarations))):
    (into / f"part-{number:04}.north").write_text("\n\n".join(declarations[number::count]) + "\n")
