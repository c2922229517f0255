//! Policies made of the vocabulary, and hands that write them down carelessly.

#![allow(clippy::indexing_slicing, reason = "a test that panics fails")]

use truenorth::vocabulary::{ExpressionForm, KINDS, Part, Property, ValueType};

/// Pieces of the language, whole and broken.
pub(crate) const FRAGMENTS: &[&str] = &[
    "\n",
    "\n",
    "\n",
    "\n\n",
    "\n\n\n",
    " ",
    " ",
    "  ",
    "\t",
    "\r\n",
    "\r",
    ";",
    ";",
    ",",
    ", ",
    "->",
    " -> ",
    "{",
    "}",
    " {\n",
    "\n}\n",
    "(",
    ")",
    ":",
    ".",
    "-",
    "/",
    "//",
    "// note\n",
    " // a; b\n",
    "/// told\n",
    "\"",
    "\"text\"",
    "\"a // b\"",
    "\"\"\"",
    "\"\"\"\n  long\n    er\n  \"\"\"",
    "“pasted”",
    "–",
    "→",
    "\u{a0}",
    "\u{200b}",
    "\u{202e}",
    "é",
    "日本",
    "@",
    "touchpoint",
    "touchpoint x \"X\" {\n",
    "rule r {",
    "bad {",
    "good {\n",
    "stage buy",
    "\nowner a",
    "handoff a -> b {",
    "owner ",
    "reports to",
    "for each ",
    "require ",
    " and ",
    "\nor ",
    "acting",
    "3min",
    "99.5%",
    "<=",
    "=",
    "!",
    "12",
    "a",
    "b ",
    "<<<<<<< ours\n",
    "\n=======\n",
    "\n>>>>>>> theirs\n",
    "\\",
    "\u{feff}",
];

/// A line of a policy: its items, each list or chain open to breaks, and its block.
#[derive(Debug)]
pub(crate) struct Line {
    items: Vec<String>,
    block: Option<Vec<Line>>,
}

/// Numbers from 0 that run out into zeros.
struct Dice<'d> {
    left: std::slice::Iter<'d, u8>,
}

impl Dice<'_> {
    fn of(bytes: &[u8]) -> Dice<'_> {
        Dice { left: bytes.iter() }
    }

    fn below(&mut self, limit: usize) -> usize {
        self.left.next().map_or(0, |byte| *byte as usize % limit)
    }

    fn pick<'p, T>(&mut self, of: &'p [T]) -> &'p T {
        &of[self.below(of.len())]
    }

    fn is_out(&self) -> bool {
        self.left.len() == 0
    }
}

/// A policy from choices.
pub(crate) fn policy(choices: &[u8]) -> Vec<Line> {
    let mut dice = Dice::of(choices);
    let mut lines = Vec::new();
    while !dice.is_out() && lines.len() < 12 {
        lines.push(declaration(&mut dice, 2));
    }
    lines
}

fn declaration(dice: &mut Dice, depth: usize) -> Line {
    let kind = dice.pick(KINDS);
    let mut items = vec![kind.word.to_owned(), name(dice)];
    if dice.below(3) > 0 {
        items.push(text(dice));
    }
    let rows: Vec<&Property> = kind.properties().collect();
    let block = (dice.below(4) > 0).then(|| block(dice, &rows, depth));
    Line { items, block }
}

fn block(dice: &mut Dice, rows: &[&Property], depth: usize) -> Vec<Line> {
    let count = if rows.is_empty() { 0 } else { dice.below(6) };
    (0..count).map(|_| property(dice, rows, depth)).collect()
}

fn property(dice: &mut Dice, rows: &[&Property], depth: usize) -> Line {
    let row = *dice.pick(rows);
    let mut items = Vec::new();
    said(dice, row, &mut items);
    for clause in row.clauses {
        if dice.below(3) == 1 {
            said(dice, clause, &mut items);
        }
    }
    let inner: Vec<&Property> = row.block.iter().collect();
    let block = match row.value {
        ValueType::Expression(ExpressionForm::Policy) if depth > 0 => {
            Some((0..dice.below(3)).map(|_| declaration(dice, depth - 1)).collect())
        }
        _ if !inner.is_empty() && dice.below(2) > 0 => Some(block(dice, &inner, depth)),
        _ => None,
    };
    Line { items, block }
}

fn said(dice: &mut Dice, row: &Property, items: &mut Vec<String>) {
    items.extend(row.words.split(' ').map(str::to_owned));
    let count = if row.many.takes_list() { 1 + dice.below(5) } else { 1 };
    for index in 0..count {
        if index > 0 {
            items.push(",".to_owned());
        }
        value(dice, &row.value, items);
    }
}

fn value(dice: &mut Dice, value: &ValueType, items: &mut Vec<String>) {
    match value {
        ValueType::Flag | ValueType::Expression(ExpressionForm::Policy) => {}
        ValueType::Chain(_) | ValueType::PartyChain => {
            items.push(name(dice));
            for _ in 0..1 + dice.below(7) {
                items.extend(["->".to_owned(), name(dice)]);
            }
        }
        ValueType::Text => items.push(text(dice)),
        ValueType::Word(words) => items.push(dice.pick(words).word.to_owned()),
        ValueType::Number => items.push(dice.below(200).to_string()),
        ValueType::Quantity | ValueType::Duration | ValueType::Money => items.extend(
            dice.pick(&["3 min", "3min", "99.5%", "99.5 %", "100USD", "12", "6 weeks", "-2.5 calls"])
                .split(' ')
                .map(str::to_owned),
        ),
        ValueType::Date => items.push("2027-03-31".to_owned()),
        ValueType::Cadence => items.push("monthly".to_owned()),
        ValueType::Parts(parts) => parts.iter().for_each(|part| match part {
            Part::Field(_, of) => self::value(dice, of, items),
            Part::Arrow => items.push("->".to_owned()),
            Part::Comparator(_) => items.push("<=".to_owned()),
        }),
        ValueType::Expression(_) => items.extend(expression(dice).split(' ').map(str::to_owned)),
        _ => items.push(name(dice)),
    }
}

fn expression(dice: &mut Dice) -> &'static str {
    dice.pick::<&str>(&[
        "t",
        "touchpoint t where t.status is active and not ( t.operated-by exists )",
        "organization o , leader in o.driven-by",
        "count of t.steps where x = 1 > 3",
        "some x in xs : x.kind is other or y overlaps z",
        "max-steps = 1",
        "error when s.manager != n.manager , otherwise warning",
        "today - 3 d <= o.since",
        "leader \"here\"",
    ])
}

fn name(dice: &mut Dice) -> String {
    (*dice.pick(&[
        "a",
        "store-ops",
        "cx-team",
        "checkout",
        "x2",
        "a-rather-long-name-for-a-desk",
        "everyone",
        "stage",
        "owner",
    ]))
    .to_owned()
}

fn text(dice: &mut Dice) -> String {
    (*dice.pick(&[
        "\"Desk\"",
        "\"\"",
        "\"a // b; { c }\"",
        "\"said \\\"so\\\"\"",
        "\"日本 – é\"",
        "\"\"\"one\"\"\"",
        "\"\"\"\n    one\n      two\n\n    \"\"\"",
        "\"a sentence that goes on for a while, as they do, so that the row it stands on becomes rather wide\"",
    ]))
    .to_owned()
}

/// A hand that writes a policy: where it puts blanks, rows, semicolons, comments.
pub(crate) struct Noise<'n> {
    hand: Dice<'n>,
    blanks: Option<Dice<'n>>,
    depth: usize,
}

impl<'n> Noise<'n> {
    /// The hand that these numbers move.
    pub(crate) fn of(hand: &'n [u8]) -> Self {
        Noise { hand: Dice::of(hand), blanks: None, depth: 0 }
    }

    /// The same hand, whose blanks are moved by numbers of their own.
    pub(crate) fn blanks(self, blanks: &'n [u8]) -> Self {
        Noise { blanks: Some(Dice::of(blanks)), ..self }
    }

    /// What it writes.
    pub(crate) fn write(mut self, policy: &[Line]) -> String {
        let mut out = String::new();
        self.lines(policy, &mut out);
        out
    }

    fn lines(&mut self, lines: &[Line], out: &mut String) {
        for line in lines {
            self.line(line, out);
            self.end_line(out);
        }
    }

    fn line(&mut self, line: &Line, out: &mut String) {
        for (index, item) in line.items.iter().enumerate() {
            if index > 0 {
                self.between(&line.items[index - 1], item, out);
            }
            out.push_str(item);
        }
        let Some(block) = &line.block else { return };
        self.blank(out);
        self.depth += 1;
        if self.hand.below(8) == 7 {
            self.end_row(out);
        }
        out.push('{');
        self.end_row_perhaps(out);
        self.lines(block, out);
        self.depth -= 1;
        out.push('}');
    }

    fn between(&mut self, before: &str, item: &str, out: &mut String) {
        let may_break = matches!(before, "," | "->" | ":") || matches!(item, "->" | "and" | "or");
        if may_break && self.hand.below(6) == 5 {
            return self.end_row(out);
        }
        let tight = item == "," || before == "(" || item == ")";
        if !tight || self.hand.below(2) > 0 {
            self.blank(out);
        }
    }

    fn blank(&mut self, out: &mut String) {
        match &mut self.blanks {
            Some(blanks) => out.push_str(["   ", "    ", "\t\t\t", "  \t  "][blanks.below(4)]),
            None => out.push_str([" ", " ", "  ", "\t"][self.hand.below(4)]),
        }
    }

    fn end_line(&mut self, out: &mut String) {
        match self.hand.below(6) {
            0 | 1 if self.depth > 0 && self.blanks.is_none() => out.push_str("; "),
            _ => self.end_row(out),
        }
    }

    fn end_row_perhaps(&mut self, out: &mut String) {
        match self.hand.below(3) {
            0 if self.blanks.is_none() => out.push(' '),
            _ => self.end_row(out),
        }
    }

    /// Ends a row. In a block the next is indented: at the margin it could begin a declaration.
    fn end_row(&mut self, out: &mut String) {
        let rows = [
            "\n",
            "\n",
            "\r\n",
            "\n\n",
            "\n\t\n\n",
            " // behind\n",
            "\n// before; it\n",
            " // one \n  // two\n\n",
            "\n/// told\n",
        ];
        out.push_str(self.hand.pick::<&str>(&rows));
        if self.depth > 0 {
            self.blank(out);
        }
    }
}
