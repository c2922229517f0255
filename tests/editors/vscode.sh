#!/usr/bin/env bash
# The extension in real VS Code: vscode.sh path/to/truenorth [FOLDER]
#
# Packs the extension, installs it in code-server, and drives that in a headless Chromium (CHROMIUM, else `chromium`). FOLDER
# keeps code-server between runs; the first run fetches and builds it, which takes some minutes, a C++ compiler and Node. With
# IMAGES set to a folder, what is seen is put there as pictures: `IMAGES=docs/images` renews those of docs/editors.md.
set -euo pipefail
truenorth=$(realpath "$1")
tools=$(realpath -m "${2:-$(mktemp -d)}")
cd "$(dirname "$0")/../.."
root=$PWD
scratch=$(mktemp -d)
port=${PORT:-8398}
trap 'kill "${server:-}" 2> /dev/null || true; rm -rf "$scratch"' EXIT

fetch() {
  mkdir -p "$tools"
  cd "$tools"
  [ -e package.json ] || npm init -y > /dev/null
  npm install --ignore-scripts --no-audit --no-fund --loglevel=error code-server@4.100.3 playwright-core@1.65.1
  npm rebuild argon2
  cd node_modules/code-server/lib/vscode
  npm install --omit=dev --ignore-scripts --no-audit --no-fund --loglevel=error
  (cd extensions && npm install --omit=dev --ignore-scripts --no-audit --no-fund --loglevel=error)
  for native in @vscode/spdlog native-watchdog @parcel/watcher; do npm rebuild "$native"; done  # no terminal is opened: node-pty may be missing
  ln -sfn node_modules node_modules.asar
  ln -sfn node_modules extensions/node_modules.asar
  cd "$root"
}

[ -e "$tools/node_modules/code-server/lib/vscode/node_modules.asar" ] || fetch

cp -r editors/vscode "$scratch/vscode"
cp LICENSE-* "$scratch/vscode"
(cd "$scratch/vscode" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error && npm run --silent bundle &&
  npx --no-install vsce package --no-dependencies --skip-license --allow-missing-repository -o truenorth.vsix > /dev/null)

mkdir -p "$scratch/user/User"
cp -r examples/hot-potato "$scratch"
cat > "$scratch/user/User/settings.json" << END
{
  "truenorth.path": "$truenorth",
  "security.workspace.trust.enabled": false, "workbench.startupEditor": "none", "telemetry.telemetryLevel": "off",
  "truenorth.asOf": "2026-11-22", "workbench.tips.enabled": false, "editor.minimap.enabled": false
}
END
server_options=(--user-data-dir "$scratch/user" --extensions-dir "$scratch/extensions" --disable-telemetry --disable-update-check)
code_server="$tools/node_modules/code-server/out/node/entry.js"
node "$code_server" "${server_options[@]}" --install-extension "$scratch/vscode/truenorth.vsix"
node "$code_server" "${server_options[@]}" --auth none --bind-addr "127.0.0.1:$port" --disable-getting-started-override \
  > "$scratch/log" 2>&1 &
server=$!
for _ in $(seq 120); do
  curl --silent --output /dev/null "http://127.0.0.1:$port/healthz" && break
  sleep 0.5
done

TOOLS=$tools CHROMIUM=${CHROMIUM:-$(command -v chromium)} IMAGES=${IMAGES:-$scratch} \
  node tests/editors/vscode.mjs "http://127.0.0.1:$port/?folder=$scratch/hot-potato"
