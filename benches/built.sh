#!/usr/bin/env bash
# Builds a bench target and prints where its executable is.
#
#     benches/built.sh TARGET
set -euo pipefail
cargo bench --quiet --no-run --bench "$1" --message-format=json | python3 -c '
import json, sys
messages = [json.loads(line) for line in sys.stdin if line.startswith("{")]
print(*[built["executable"] for built in messages if built.get("executable") and built["target"]["name"] == sys.argv[1]])' "$1"
