// Runs the `truenorth` program for a command. Knows no editor.

const { execFile } = require("node:child_process");

const LARGEST_ANSWER = 256 * 1024 * 1024;
/** The statuses of a run that could read the whole policy. */
const WHATEVER_IT_FINDS = [0, 1];

/** What the program printed, if it ended with one of these statuses; rejects with what it said went wrong. */
function run(program, args, directory, statuses = [0]) {
  const options = { cwd: directory, maxBuffer: LARGEST_ANSWER, windowsHide: true };
  return new Promise((resolve, reject) => {
    execFile(program, args, options, (failure, out, said) => {
      if (!failure || statuses.includes(failure.code)) return resolve(out);
      if (failure.code === "ENOENT") return reject(new Error(`there is no program \`${program}\`: set \`truenorth.path\``));
      reject(new Error(said.trim() || out.trim() || failure.message));
    });
  });
}

/** The compiled document of the policy in a directory, whatever its findings. */
function compiled(program, directory, how) {
  return run(program, ["build", ".", "--with-findings", ...chosen(how)], directory);
}

/** What became of each rule in the policy of a directory: `{ rule, group, outcome, findings, … }`. */
async function rules(program, directory, how) {
  const told = await run(program, ["check", ".", "--coverage", "--format", "json", ...chosen(how)], directory, WHATEVER_IT_FINDS);
  return JSON.parse(told).checked.rules;
}

/** The page of a rule, own ones too. */
function explained(program, slug, directory) {
  return run(program, ["explain", slug, "--in", ".", "--color", "never"], directory, WHATEVER_IT_FINDS);
}

function chosen({ profile, asOf }) {
  return [...(profile ? ["--profile", profile] : []), ...(asOf ? ["--as-of", asOf] : [])];
}

module.exports = { compiled, explained, rules };
