#!/usr/bin/env bash
# Measures, in one run, what it costs to check generated companies: the parse alone, the whole of `truenorth check`, and two
# peers that do six of the checks on the same company as JSON: a Python script, and Rego run by `regorus`. Of several runs the
# cheapest counts.
#
#     benches/measure.sh [REPEATS [TOUCHPOINTS…]]
set -euo pipefail
cd "$(dirname "$0")/.."

repeats=${1:-7}
sizes=("${@:2}")
[ ${#sizes[@]} -gt 0 ] || sizes=(1000 10000 100000)
as_of=2026-11-02

cpu() { python3 benches/cost.py "$repeats" "$@"; }
# The compiler and its peers must agree on how often each of the peers' rules fires.
same_findings() {
  python3 benches/peers/check.py "$1/policy.json" > "$directory/theirs"
  "$regorus" "$1/policy.json" >> "$directory/theirs"
  target/release/truenorth check --format short --as-of "$as_of" "$1" > "$directory/ours" || [ $? -eq 1 ]
  while read -r rule count; do
    ours=$(grep -c "\[$rule\]" "$directory/ours" || true)
    [ "$ours" -eq "$count" ] || { echo "$rule: $count by a peer, $ours by the compiler" >&2; exit 1; }
  done < "$directory/theirs"
}
ratio() { awk -v a="$1" -v b="$2" 'BEGIN { if (b > 0) printf "%.2f", a / b; else printf "-" }'; }
row() { printf '%10s %11s %9s %7s %9s %9s %9s %9s %9s %9s %9s %9s %9s\n' "$@"; }

cargo build --release --quiet
generate=$(benches/built.sh generate)
parse=$(benches/built.sh parse_once)
regorus=$(benches/built.sh regorus)
directory=$(mktemp -d)
trap 'rm -rf "$directory"' EXIT

row touchpoints bytes 'parse s' MB/s '2 threads' 'check s' '/ parse' 'python s' '/ python' 'regorus s' '/ regorus' 'peak MB' '/ source'
declare -A checked parsed
for size in "${sizes[@]}"; do
  policy=$directory/$size
  "$generate" "$size" "$policy" > "$directory/said"
  read -r bytes _ < "$directory/said"
  read -r _ _ parsed[$size] _ _ clock _ _ speed _ < <("$parse" "$policy" "$repeats")
  read -r _ _ _ _ _ together _ < <("$parse" "$policy" "$repeats" --threads 2)
  same_findings "$policy"
  read -r checked[$size] peak < <(cpu target/release/truenorth check --as-of "$as_of" "$policy")
  read -r python _ < <(cpu python3 benches/peers/check.py "$policy/policy.json")
  read -r rego _ < <(cpu "$regorus" "$policy/policy.json")
  row "$size" "$bytes" "${parsed[$size]}" "$speed" "$(ratio "$clock" "$together")x" \
    "${checked[$size]}" "$(ratio "${checked[$size]}" "${parsed[$size]}")" \
    "$python" "$(ratio "${checked[$size]}" "$python")" \
    "$rego" "$(ratio "${checked[$size]}" "$rego")" \
    "$((peak / 1000000))" "$(ratio "$peak" "$bytes")"
done

for index in "${!sizes[@]}"; do
  [ "$index" -gt 0 ] || continue
  size=${sizes[index]} before=${sizes[index - 1]}
  echo "from $before to $size: parse $(ratio "${parsed[$size]}" "${parsed[$before]}") x," \
    "check $(ratio "${checked[$size]}" "${checked[$before]}") x"
done
