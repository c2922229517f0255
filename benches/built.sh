#!/usr/bin/env bash
# Builds a bench target and prints where its executable is.
#
#     benches/built.sh TARGET
set -euo pipefail
cargo bench --quiet --no-run --bench "$1" --message-format=json | python3 -c '
import json, sys
built = [json.loads(line).get("executable") for line in sys.stdin if line.startswith("{")]
print([path for path in built if path][-1])'
