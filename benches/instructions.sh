#!/usr/bin/env bash
# Counts the instructions a byte of policy costs to parse, with callgrind, and shows where they go. Reading the files and
# starting up are counted apart and taken off.
#
#     benches/instructions.sh [TOUCHPOINTS [FUNCTIONS]]
set -euo pipefail
cd "$(dirname "$0")/.."

size=${1:-10000}
functions=${2:-25}
export CARGO_PROFILE_BENCH_DEBUG=line-tables-only

directory=$(mktemp -d)
trap 'rm -rf "$directory"' EXIT
"$(benches/built.sh generate)" "$size" "$directory/policy" > "$directory/said"
parse=$(benches/built.sh parse_once)

for times in 0 1; do
  valgrind --tool=callgrind --callgrind-out-file="$directory/$times" "$parse" "$directory/policy" "$times" \
    > /dev/null 2> "$directory/log"
done
callgrind_annotate --auto=no --threshold=100 "$directory/1" > "$directory/profile"

python3 - "$directory" "$functions" << 'END'
import collections, re, sys

directory, functions = sys.argv[1], int(sys.argv[2])
size = int(open(f"{directory}/said").read().split()[0])


def instructions(times):
    return int(re.search(r"^(?:summary|totals): (\d+)", open(f"{directory}/{times}").read(), re.M)[1])


cost = instructions(1) - instructions(0)
print(f"{cost:,} instructions for {size:,} bytes: {cost / size:.1f} a byte\n")
own = collections.Counter()
for line in open(f"{directory}/profile"):
    row = re.match(r"\s*([\d,]+) \([ \d.]+%\)\s+[^:\s]*:(.+?)(?: \[.*\])?$", line)
    if row:
        own[row[2]] += int(row[1].replace(",", ""))
for function, count in own.most_common(functions):
    print(f"{count / size:8.1f} a byte  {function}")
END
