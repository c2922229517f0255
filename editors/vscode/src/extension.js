// Truenorth in VS Code: starts the language server, and offers what the program can tell about a policy as commands.

const vscode = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");
const accountability = require("./accountability");
const { Pages, SCHEME } = require("./pages");
const program = require("./program");

const SECTION = "truenorth";
const LANGUAGE = "north";

let client;
let log;
const pages = new Pages();

async function activate(context) {
  log = vscode.window.createOutputChannel("Truenorth");
  const command = (name, run) => vscode.commands.registerCommand(`${SECTION}.${name}`, (...given) => told(() => run(...given)));
  context.subscriptions.push(
    log,
    vscode.workspace.registerTextDocumentContentProvider(SCHEME, pages),
    command("showAccountability", showAccountability),
    command("compile", compile),
    command("showRule", showRule),
    command("restart", restart),
    vscode.workspace.onDidChangeConfiguration((change) => change.affectsConfiguration(`${SECTION}.path`) && told(restart)),
    vscode.workspace.onDidGrantWorkspaceTrust(() => told(restart)),
  );
  if (vscode.workspace.isTrusted) await told(restart);
}

async function deactivate() {
  await client?.dispose();
  client = undefined;
}

async function restart() {
  await deactivate();
  const executable = { command: setting("path"), args: ["lsp"] };
  client = new LanguageClient(SECTION, "Truenorth", executable, {
    documentSelector: [{ scheme: "file", language: LANGUAGE }, { scheme: "untitled", language: LANGUAGE }],
    outputChannel: log,
    synchronize: { configurationSection: SECTION, fileEvents: vscode.workspace.createFileSystemWatcher("**/*.north") },
  });
  client.registerFeature(offers([`${SECTION}.showRule`, `${SECTION}.showAccountability`]));
  await client.start();
}

/** Tells the server which commands it may name in what it sends. */
function offers(commands) {
  return {
    fillClientCapabilities(capabilities) {
      capabilities.experimental = { ...capabilities.experimental, commands: { commands } };
    },
    initialize() {},
    getState: () => ({ kind: "static" }),
    clear() {},
  };
}

/** Of what is named, or else of what is chosen. */
async function showAccountability(name) {
  const document = JSON.parse(await compiled());
  const chosen = name ?? (await choose(document));
  if (chosen) await show(`${chosen}.md`, accountability.page(document, chosen), "markdown");
}

async function choose(document) {
  const under = nameUnderCursor();
  const choices = accountability.entries(document).map((entry) => ({
    label: entry.id,
    description: entry.title,
    detail: entry.kind,
    picked: entry.id === under,
  }));
  choices.sort((a, b) => Number(b.picked) - Number(a.picked));
  const chosen = await vscode.window.showQuickPick(choices, { placeHolder: "Accountability of…", matchOnDescription: true });
  return chosen?.label;
}

async function compile() {
  await show("policy.json", await compiled(), "json");
}

/** The page of the rule that is named, or else of one that is chosen. */
async function showRule(name) {
  const directory = folder();
  const chosen = name ?? (await chooseRule(directory));
  if (chosen) await show(`${chosen}.txt`, await program.explained(setting("path"), chosen, directory), "plaintext");
}

async function chooseRule(directory) {
  const rows = await program.rules(setting("path"), directory, how());
  const choices = rows.map((row) => ({ label: row.rule, description: row.group, detail: outcome(row) }));
  const chosen = await vscode.window.showQuickPick(choices, { placeHolder: "Rule", matchOnDescription: true });
  return chosen?.label;
}

function compiled() {
  return program.compiled(setting("path"), folder(), how());
}

function how() {
  return { profile: setting("profile"), asOf: setting("asOf") };
}

/** What became of a rule here, in words. */
function outcome(row) {
  return row.findings > 0 ? `${row.findings} found` : row.outcome.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

function setting(name) {
  return vscode.workspace.getConfiguration(SECTION).get(name);
}

/** The folder of the policy meant: that of the open file, else the first. */
function folder() {
  const open = vscode.window.activeTextEditor?.document.uri;
  const folder = (open && vscode.workspace.getWorkspaceFolder(open)) ?? vscode.workspace.workspaceFolders?.[0];
  if (!folder) throw new Error("open the folder of a policy first");
  return folder.uri.fsPath;
}

function nameUnderCursor() {
  const editor = vscode.window.activeTextEditor;
  const range = editor && editor.document.getWordRangeAtPosition(editor.selection.active);
  return range && editor.document.getText(range);
}

/** Shows a page that nobody can edit by mistake. */
async function show(name, text, language) {
  const uri = pages.put(name, text);
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.languages.setTextDocumentLanguage(document, language);
  await vscode.window.showTextDocument(document, { preview: true, viewColumn: vscode.ViewColumn.Two });
}

/** Says what went wrong where it can be read. */
async function told(run) {
  try {
    await run();
  } catch (failure) {
    log.appendLine(String(failure.message ?? failure));
    vscode.window.showErrorMessage(`Truenorth: ${String(failure.message ?? failure).split("\n")[0]}`);
  }
}

module.exports = { activate, deactivate };
