// The extension in real VS Code, driven as somebody would: node vscode.mjs http://…/?folder=copy/of/examples/hot-potato
//
// TOOLS is a folder with playwright-core in it, CHROMIUM the browser, IMAGES where pictures go. vscode.sh sets all of it up.

import assert from "node:assert";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const require = createRequire(join(process.env.TOOLS, "package.json"));
const { chromium } = require("playwright-core");

const PATIENCE = 20_000;
const [address] = process.argv.slice(2);
const policy = new URL(address).searchParams.get("folder");
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM,
  args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});
const page = await browser.newPage({ viewport: { width: 1360, height: 800 } });
page.setDefaultTimeout(PATIENCE);

const picture = (name) => page.screenshot({ path: join(process.env.IMAGES, `vscode${name}.png`) });
const rest = (milliseconds) => page.waitForTimeout(milliseconds);
/** A word of the file, as it is coloured. */
const word = (text) => page.locator(".editor-instance .view-line span span", { hasText: new RegExp(`^\\s*${text}\\s*$`) }).first();
const texts = (selector) => page.locator(selector).allInnerTexts();

/** The middle of a word, where the pointer goes: Playwright's own pointing scrolls what VS Code does not want to be scrolled. */
async function middle(text) {
  const box = await word(text).boundingBox();
  return [box.x + box.width / 2, box.y + box.height / 2];
}

/** Puts the cursor behind some words, by searching for them. */
async function goBehind(words) {
  await page.keyboard.press("Control+f");
  await page.keyboard.type(words);
  await rest(700);
  await page.keyboard.press("Escape");
  await page.keyboard.press("ArrowRight");
}

async function openPolicy() {
  await page.goto(address);
  const item = page.getByRole("treeitem", { name: "evidence.north" }).first();
  await item.dblclick({ timeout: 3 * PATIENCE });
  await page.waitForSelector(".squiggly-error", { timeout: 3 * PATIENCE });
  await page.waitForSelector(".codelens-decoration");
}

const seen = {
  async "what is wrong is underlined, and listed with its reason"() {
    await page.keyboard.press("Control+Shift+M");
    await page.waitForSelector(".markers-panel .monaco-list-row");
    await rest(1000);
    const problems = await texts(".markers-panel .monaco-list-row");
    assert(problems.some((problem) => problem.includes("keeps `delighted`")), problems.join("\n"));
    await picture("");
    await page.keyboard.press("Control+J");
  },

  async "over a declaration stands what was found, and one may ask why"() {
    const lenses = (await texts(".codelens-decoration")).join("\n");
    assert.match(lenses, /finding/);
    assert.match(lenses, /why promise-undelivered\?|why `promise-undelivered`\?/);
    await page.locator(".codelens-decoration a", { hasText: "why" }).first().click();
    await page.waitForSelector(".tab[aria-label*='.txt']");
    await rest(1000);
    await picture("-why");
    await page.locator(".tab[aria-label*='.txt'] .codicon-close").click();
    await page.waitForSelector(".tab[aria-label*='.txt']", { state: "detached" });
  },

  async "a word says what it means"() {
    await page.mouse.click(...(await middle("marketing")));
    await rest(500);
    await page.mouse.move(...(await middle("marketing")));
    await page.locator(".monaco-hover-content", { hasText: "department" }).first().waitFor();
    await rest(500);
    const said = (await texts(".monaco-hover-content")).join("\n");
    assert.match(said, /department marketing/);
    await picture("-hover");
    await page.keyboard.press("Escape");
  },

  async "a name is changed everywhere"() {
    await goBehind("owner      fin");
    await page.keyboard.press("F2");
    await page.waitForFunction(() => document.activeElement?.closest(".rename-box"));
    await page.keyboard.type("controlling");
    await rest(300);
    await picture("-rename");
    await page.keyboard.press("Enter");
    await word("controlling").waitFor();
    await word("sales-figures").waitFor();
    await rest(1500);
    assert.match(readFileSync(join(policy, "organization.north"), "utf8"), /department controlling "Finance" \{ function finance/);
  },

  async "a problem is mended by its fix"() {
    await page.keyboard.press("Control+End");
    await page.keyboard.type("\nvalue candour { say “we are sorry” }", { delay: 10 });
    await rest(2500);
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("End");
    await goBehind("{ sa");
    await page.keyboard.press("Control+.");
    await page.waitForSelector(".action-widget .monaco-list-row");
    await rest(500);
    await picture("-fix");
    const offers = await texts(".action-widget .monaco-list-row");
    assert(offers.some((offer) => /says/.test(offer)), offers.join(" | "));
    await page.keyboard.press("Enter");
    await word("says").waitFor();
  },

  async "what may be written is offered"() {
    await page.keyboard.press("Control+End");
    await page.keyboard.type("\n\ntouchpoint till {\n  ow", { delay: 40 });
    await page.keyboard.press("Control+Space");
    await page.waitForSelector(".suggest-widget .monaco-list-row");
    await rest(800);
    const offers = await texts(".suggest-widget .monaco-list-row");
    assert(offers.some((offer) => offer.includes("owner")), offers.join(" | "));
    await picture("-completion");
    await page.keyboard.press("Escape");
  },
};

let failed = 0;
for (const [name, holds] of Object.entries({ "the policy opens": openPolicy, ...seen })) {
  await holds().catch(async (failure) => {
    failed += 1;
    console.log(`${name}: ${failure.message}`);
    await picture(`-failed-${failed}`);
    await page.keyboard.press("Escape");
  });
}
await browser.close();
console.log(`VS Code: ${Object.keys(seen).length} things to see, ${failed} not seen`);
process.exit(failed === 0 ? 0 : 1);
