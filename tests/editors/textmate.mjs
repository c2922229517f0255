// The TextMate grammar, tried with the engine that VS Code uses.
//
// Needs the packages vscode-textmate and vscode-oniguruma, found from the folder this is run in. Small texts have the scopes they
// should; and in every example and every file of the rule book no line begins with a word that has no colour.

import { readFileSync, readdirSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { join, dirname } from "node:path";
import { fileURLToPath } from "node:url";

const require = createRequire(join(process.cwd(), "package.json"));
const textmate = require("vscode-textmate");
const oniguruma = require("vscode-oniguruma");

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const grammarPath = join(root, "editors/vscode/syntaxes/truenorth.tmLanguage.json");

// Each: a text, and words of it in order with the scope each must have (`-`: none but the names of stretches).
const CASES = [
  ['touchpoint checkout "Desk" {', ["touchpoint", "storage.type.kind", "checkout", "entity.name.type", "Desk", "string.quoted.double"]],
  ["stage buy; stage use", ["stage", "storage.type.kind", "use", "entity.name.type"]],
  ["touchpoint t {\n  medium human\n}", ["medium", "support.type.property-name", "human", "constant.language"]],
  ["touchpoint t { stage human }", ["stage", "support.type.property-name", "human", "variable.other.name"]],
  ["touchpoint t {\n  pledges x\n}", ["pledges", "-"]],
  ["role r {\n  reports   to ceo\n}", ["reports   to", "support.type.property-name", "ceo", "variable.other.name"]],
  ["touchpoint t { manage shops to quick with everyone }", ["to", "keyword.other.clause", "quick", "variable.other.name", "everyone", "constant.language"]],
  ["forum f {\n  members ceo, // first\n    meets\n  meets weekly\n}", ["meets", "variable.other.name", "meets", "support.type.property-name", "weekly", "constant.language"]],
  ["journey j {\n  steps a ->\n    owner\n    -> steps\n  owner x\n}", ["owner", "variable.other.name", "steps", "variable.other.name", "owner", "support.type.property-name"]],
  ['journey j {\n  handoff a -> b {\n    carries "x"\n  }\n  owner x\n}', ["->", "keyword.operator.arrow", "carries", "support.type.property-name", "owner", "support.type.property-name"]],
  ["standard s { target m <= 3 min on t }", ["<=", "keyword.operator.comparison", "3", "constant.numeric", "min", "keyword.other.unit", "on", "keyword.other.clause"]],
  ["executive e { budget 100 USD yearly; post ceo }", ["USD", "keyword.other.unit", "yearly", "keyword.other.clause", "post", "support.type.property-name", "ceo", "constant.language"]],
  ["waiver w { until 2027-02-28 }", ["2027-02-28", "constant.other.date"]],
  ['value v { says "a \\"b\\" \\q" }', ["\\\"", "constant.character.escape", "\\q", "invalid.illegal.escape"]],
  ['value v {\n  says """\n    stage buy\n    """\n}\nstage s', ["stage buy", "string.quoted.triple", "stage", "storage.type.kind"]],
  ["// stage a\n/// Words.\nstage b", ["stage a", "comment.line.double-slash", "Words", "comment.line.documentation", "stage", "storage.type.kind"]],
  ["rule r {\n  for each touchpoint t where t.status is active\n    and t.manage exists\n}", ["for each", "support.type.property-name", "where", "keyword.control", "status", "variable.other.property", "and", "keyword.control", "exists", "keyword.control"]],
  ['rule r { say "{t.owner} of ${party} { x }" when n = 1 }', ["owner", "variable.other.property", "${party}", "variable.parameter.blank", "{ x", "string.quoted.double", "when", "keyword.control"]],
  ["rule r {\n  bad { touchpoint t { stage buy }; stage buy }\n  level error\n}\nstage s", ["bad", "support.type.property-name", "touchpoint", "storage.type.kind", "stage", "support.type.property-name", "stage", "storage.type.kind", "level", "support.type.property-name", "stage", "storage.type.kind"]],
  ["{\n  odd\n}\nstage s", ["odd", "variable.other.name", "stage", "storage.type.kind"]],
];

const JOINING = /^(->|and\b|or\b|where\b|when\b)/;
const LEADING = /storage\.type\.kind|support\.type\.property-name|punctuation|comment|string/;

async function load() {
  const wasm = readFileSync(require.resolve("vscode-oniguruma/release/onig.wasm"));
  await oniguruma.loadWASM(wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength));
  const registry = new textmate.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
      createOnigString: (text) => new oniguruma.OnigString(text),
    }),
    loadGrammar: async () => textmate.parseRawGrammar(readFileSync(grammarPath, "utf8"), grammarPath),
  });
  return registry.loadGrammar("source.north");
}

// Every token with its line, text and innermost scope that is not the name of a stretch.
function tokens(grammar, text) {
  const found = [];
  let state = textmate.INITIAL;
  text.split("\n").forEach((line, row) => {
    const result = grammar.tokenizeLine(line, state);
    state = result.ruleStack;
    for (const token of result.tokens) {
      const scopes = token.scopes.filter((scope) => !/^(source|meta)\./.test(scope));
      found.push({ row, start: token.startIndex, text: line.slice(token.startIndex, token.endIndex), scope: scopes.at(-1) ?? "-" });
    }
  });
  return found;
}

function tryCase(grammar, [text, wanted]) {
  let rest = tokens(grammar, text);
  for (let i = 0; i < wanted.length; i += 2) {
    const [word, scope] = [wanted[i], wanted[i + 1]];
    const at = rest.findIndex((token) => token.text.includes(word) && token.scope.startsWith(scope));
    if (at < 0) return `\`${word}\` is not ${scope} in\n${text}\n${rest.map((t) => `  ${JSON.stringify(t.text)} ${t.scope}`).join("\n")}`;
    rest = rest.slice(at + 1);
  }
}

function written(folder) {
  return readdirSync(folder).sort().flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return written(path);
    return name.endsWith(".north") ? [path] : [];
  });
}

// Lines of a file whose first word has no colour, though no line before goes on there; and what is marked as wrong.
function colourless(grammar, path) {
  const all = tokens(grammar, readFileSync(path, "utf8"));
  const wrong = all.filter((token) => token.scope.startsWith("invalid"));
  const shown = all.filter((token) => token.text.trim() !== "");
  const leading = shown.filter((token, i) => {
    const before = shown.slice(0, i).findLast((other) => !other.scope.startsWith("comment"));
    const goesOn = before && (before.row === token.row || /[,:]$|->$/.test(before.text.trim()));
    return !goesOn && !JOINING.test(token.text.trim());
  });
  return [...wrong, ...leading.filter((token) => !LEADING.test(token.scope))].map(
    (token) => `${path}:${token.row + 1}: ${JSON.stringify(token.text)} is ${token.scope}`,
  );
}

const grammar = await load();
const files = ["examples", "rulebook"].flatMap((folder) => written(join(root, folder)));
const failures = [
  ...CASES.map((given) => tryCase(grammar, given)).filter(Boolean),
  ...files.flatMap((path) => colourless(grammar, path)),
];
failures.forEach((failure) => console.log(failure));
console.log(`textmate: ${CASES.length} cases, ${files.length} files, ${failures.length} failures`);
process.exit(failures.length === 0 && files.length > 0 ? 0 : 1);
