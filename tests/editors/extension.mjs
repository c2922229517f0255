// What the VS Code extension does outside the editor, tried with the real program: node extension.mjs path/to/truenorth

import assert from "node:assert";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const extension = join(root, "editors/vscode");
const require = createRequire(join(extension, "package.json"));
const accountability = require("./src/accountability.js");
const program = require("./src/program.js");

const truenorth = process.argv[2];
const day = "2026-11-22";
const example = (name) => join(root, "examples", name);

const cases = {
  async "the problem matcher reads every line of a short check"() {
    const { problemMatchers } = JSON.parse(readFileSync(join(extension, "package.json"), "utf8")).contributes;
    const { regexp, ...groups } = problemMatchers[0].pattern;
    const lines = short(example("hot-potato")).split("\n").filter(Boolean);
    assert(lines.length > 20);
    for (const line of lines) {
      const found = line.match(new RegExp(regexp));
      assert(found, line);
      const [file, severity, code] = [groups.file, groups.severity, groups.code].map((group) => found[group]);
      assert(file.endsWith(".north") && /^(error|warning|info|waived)$/.test(severity) && /^[a-z-]+$/.test(code), line);
    }
  },

  async "a policy compiles with its findings, as of a day and under a profile"() {
    const document = JSON.parse(await program.compiled(truenorth, example("hot-potato"), { asOf: day, profile: "baseline" }));
    assert.equal(document.asOf, day);
    assert.equal(document.profile.name, "baseline");
    assert(document.findings.length > 0);
  },

  async "accountability is shown of a party, and of what it answers for"() {
    const document = JSON.parse(await program.compiled(truenorth, example("northwind"), { asOf: day }));
    const ids = accountability.entries(document).map((entry) => entry.id);
    assert(ids.includes("store-ops") && ids.includes("checkout"));
    assert.deepEqual(ids, [...ids].sort());
    assert.match(accountability.page(document, "store-ops"), /## It answers for\n\n(- .*\n)*- owner of .*`checkout`/);
    assert.match(accountability.page(document, "checkout"), /## Who is tied to it\n\n(- .*\n)*- owner: .*`store-ops`\) answers for/);
    assert.match(accountability.page(document, "cashier"), /Answers to .*, who answers to /);
    assert.match(accountability.page(document, "nobody-at-all"), /Nothing in the policy says/);
  },

  async "every rule is listed with what became of it, and has a page"() {
    const rules = await program.rules(truenorth, example("hot-potato"), { asOf: day });
    assert(rules.length > 20 && rules.every((row) => row.rule && row.group && row.outcome));
    assert(rules.some((row) => row.findings > 0));
    assert.match(await program.explained(truenorth, rules[0].rule, example("hot-potato")), new RegExp(rules[0].rule));
  },

  async "what goes wrong is said so that one can do something"() {
    await assert.rejects(program.rules("no-such-truenorth", root, {}), /there is no program `no-such-truenorth`/);
    await assert.rejects(program.explained(truenorth, "no-such-rule", root), /no-such-rule/);
  },
};

/** A check that finds something ends with status 1. */
function short(directory) {
  try {
    return execFileSync(truenorth, ["check", ".", "--format", "short", "--as-of", day], { cwd: directory, encoding: "utf8" });
  } catch (ended) {
    assert.equal(ended.status, 1);
    return ended.stdout;
  }
}

let failed = 0;
for (const [name, holds] of Object.entries(cases)) {
  await holds().catch((failure) => {
    failed += 1;
    console.log(`${name}: ${failure.message}`);
  });
}
console.log(`extension: ${Object.keys(cases).length} cases, ${failed} failures`);
process.exit(failed === 0 ? 0 : 1);
