#!/usr/bin/env bash
# Measures how the time of each rule grows with the policy: at one size, and at ten times that size. A rule whose cost grows
# with the policy takes about ten times as long; one that takes much more is slower than linear, which is a defect unless it
# finds more. What all rules share is made anew for each, so the quickest rules show the cost of that.
#
#     benches/growth.sh [TOUCHPOINTS [TIMES]]
set -euo pipefail
cd "$(dirname "$0")/.."

size=${1:-10000}
times=${2:-3}
rules=$(benches/built.sh rules_once)
directory=$(mktemp -d)
trap 'rm -rf "$directory"' EXIT

"$rules" "$size" "$times" > "$directory/small"
"$rules" "$((size * 10))" "$times" > "$directory/large"

python3 - "$directory" << 'END'
import re, sys


def times(name):
    rows = re.finditer(r"^ *([\d.]+) ms  (\S+) \((\d+)\)$", open(f"{sys.argv[1]}/{name}").read(), re.M)
    return {rule: (float(ms), int(findings)) for ms, rule, findings in rows}


small, large = times("small"), times("large")
print(f"{'growth':>7} {'ms':>10} {'ms at ten times':>16} {'findings':>9} {'at ten times':>13}  rule")
for rule in sorted(small, key=lambda rule: -large[rule][0] / max(small[rule][0], 1e-3)):
    (before, few), (after, many) = small[rule], large[rule]
    print(f"{after / max(before, 1e-3):6.1f}x {before:10.3f} {after:16.3f} {few:9} {many:13}  {rule}")
END
