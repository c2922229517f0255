// Who answers for what, as a page: from the compiled document to Markdown. Knows no editor.

// How each tie of the document is told, the weightiest first.
const TIES = [
  ["accountable", "answers for"],
  ["responsible", "does the work alongside"],
  ["supports", "lends people, tools or time"],
  ["consulted", "is asked before a decision"],
  ["informed", "is told after a decision"],
  ["participates", "takes part, and no more"],
];

/** Everything that has a row in the table of accountability: its id, kind and title, in the order of ids. */
function entries(document) {
  const titles = titlesOf(document);
  const found = new Map();
  for (const row of document.accountability) {
    found.set(row.subject, { id: row.subject, kind: row.subjectKind, title: titles.get(row.subject) });
    found.set(row.party, { id: row.party, kind: row.partyKind, title: titles.get(row.party) });
  }
  for (const party of document.parties) {
    found.set(party.id, { id: party.id, kind: party.kind, title: titles.get(party.id) });
  }
  return [...found.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** The page of one party or one thing. */
function page(document, id) {
  const titles = titlesOf(document);
  const name = (of) => (titles.get(of) ? `${titles.get(of)} (\`${of}\`)` : `\`${of}\``);
  const sections = [`# ${name(id)}`, ...chain(document, id, name), ...asParty(document, id, name), ...asSubject(document, id, name)];
  return sections.length > 1 ? sections.join("\n\n") + "\n" : `${sections[0]}\n\nNothing in the policy says what it answers for.\n`;
}

function titlesOf(document) {
  const lists = Object.values(document).filter(Array.isArray).flat();
  const titled = lists.filter((row) => row && row.id && row.title);
  return new Map(titled.map((row) => [row.id, row.title]));
}

/** Whom it answers to, up to the top; a loop is walked once. */
function chain(document, id, name) {
  const parties = new Map(document.parties.map((party) => [party.id, party]));
  const seen = [];
  for (let at = id; at && !seen.includes(at); at = parties.get(at)?.reportsTo) seen.push(at);
  return seen.length > 1 ? [`Answers to ${seen.slice(1).map(name).join(", who answers to ")}.`] : [];
}

function asParty(document, id, name) {
  const rows = document.accountability.filter((row) => row.party === id);
  const section = ([tie, said]) => {
    const lines = rows.filter((row) => row.tie === tie).map((row) => `- ${row.duty} of ${name(row.subject)}${remark(row)}`);
    return lines.length > 0 ? [`## It ${said}\n\n${lines.join("\n")}`] : [];
  };
  return TIES.flatMap(section);
}

function asSubject(document, id, name) {
  const rows = document.accountability.filter((row) => row.subject === id);
  if (rows.length === 0) return [];
  const lines = rows.map((row) => {
    const [, said] = TIES.find(([tie]) => tie === row.tie) ?? [row.tie, row.tie];
    return `- ${row.duty}: ${name(row.party)} ${said}${remark(row)}`;
  });
  return [`## Who is tied to it\n\n${lines.join("\n")}`];
}

function remark(row) {
  const scope = row.scope ? `, for ${row.scope}` : "";
  return row.explicit ? scope : `${scope}, taken from the channel`;
}

module.exports = { entries, page };
