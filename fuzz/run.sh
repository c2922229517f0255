#!/usr/bin/env bash
# Runs every fuzz target, one after another, each for so many seconds. It begins with all the policies and rules in the
# repository and with the words of the vocabulary. Needs nightly Rust and cargo-fuzz. No sanitizer: nothing here is unsafe.
#
#     fuzz/run.sh SECONDS [TARGET…]
set -euo pipefail
cd "$(dirname "$0")"

seconds=${1:?how many seconds for each target}
targets=("${@:2}")
[ ${#targets[@]} -gt 0 ] || mapfile -t targets < <(cargo +nightly fuzz list)

begin=$(mktemp -d)
trap 'rm -rf "$begin"' EXIT
mkdir "$begin/seeds"
cargo run --quiet --example begin -- "$begin/north.dict" "$begin/seeds"
git ls-files -z --full-name ':/*.north' | while IFS= read -r -d '' file; do
  cp "../$file" "$begin/seeds/${file//\//-}"
done

for target in "${targets[@]}"; do
  mkdir -p "corpus/$target"
  cargo +nightly fuzz run --sanitizer none "$target" "corpus/$target" "$begin/seeds" -- \
    -dict="$begin/north.dict" -max_total_time="$seconds" -timeout=5 -rss_limit_mb=2048 -max_len=65536
done
