#!/usr/bin/env bash
# What editors use, tried: run.sh path/to/truenorth
#
# Fetches the tools it needs (Python's tree-sitter, VS Code's engine for colours, its packer) into a folder that is thrown away.
set -euo pipefail
truenorth=$(realpath "$1")
cd "$(dirname "$0")/../.."
root=$PWD
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

say() { printf '\n== editors: %s\n' "$*"; }

say 'the tree-sitter parser reads all that is written in the language'
python3 -m venv "$scratch/venv"
"$scratch/venv/bin/pip" install --quiet --disable-pip-version-check 'tree-sitter==0.26.1'
"$scratch/venv/bin/python" tests/editors/parser.py

say 'the extension for VS Code colours, runs its commands and packs'
cp -r editors/vscode "$scratch/vscode"
cp LICENSE-* "$scratch/vscode"
cd "$scratch/vscode"
npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
node "$root/tests/editors/textmate.mjs"
node "$root/tests/editors/extension.mjs" "$truenorth"
npm run --silent bundle
npx --no-install vsce package --no-dependencies --skip-license --allow-missing-repository -o truenorth.vsix
[ -s truenorth.vsix ]
