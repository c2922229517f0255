//! Random policies: any choice of bytes is a policy that compiles, made by the rows of the vocabulary.
//!
//! In: bytes. Out: the text of a small policy. A property that comes to the vocabulary comes to these policies by itself. What a
//! policy must not do to compile is told here and nowhere else: nobody answers to anyone declared later, and no property or
//! scope is stated twice.
//!
//! Some policies have moods, so that rules about a whole company are met too: one party holds everything, one word is always
//! chosen where a word is, nearly everything or nearly nothing is said. Many speak of a few kinds only: they cost little, and what
//! two rules' readers see differently is nearly always seen in a small policy.

use std::fmt::Write;

use truenorth::vocabulary::{DUTY_WORDS, Entry, Kind, KindSet, Many, Part, ValueType, properties};

use super::choices::Choices;

/// Of how many kinds a policy speaks, in cases of a hundred.
const TOLD: [usize; 4] = [40, 40, 70, 100];

/// How many of each kind there may be at most.
const COUNTS: &[(Kind, usize)] = &[
    (Kind::Organization, 1),
    (Kind::Executive, 5),
    (Kind::Department, 5),
    (Kind::Role, 4),
    (Kind::Partner, 2),
    (Kind::Segment, 1),
    (Kind::Channel, 3),
    (Kind::Stage, 3),
    (Kind::Touchpoint, 10),
    (Kind::Journey, 2),
    (Kind::Route, 2),
    (Kind::Standard, 3),
    (Kind::Promise, 2),
    (Kind::Metric, 4),
    (Kind::Feedback, 3),
    (Kind::Forum, 2),
    (Kind::Right, 3),
    (Kind::Training, 2),
    (Kind::Strategy, 2),
    (Kind::Goal, 4),
    (Kind::Claim, 2),
    (Kind::Initiative, 3),
    (Kind::Conflict, 1),
    (Kind::Value, 1),
    (Kind::Expectation, 2),
];

/// Properties that are not stated: a rule or a profile is no part of a company, and a metric's own unit would have to be fitted
/// to each target.
const UNSAID: &[&str] = &["profile", "unit"];

/// Properties stated more or less often than others, in cases of a hundred.
const HABITS: &[(&str, usize)] = &[
    ("status", 15),
    ("owner", 75),
    ("manage", 70),
    ("post", 85),
    ("steps", 90),
    ("hops", 90),
    ("reports-to", 70),
    ("driven-by", 75),
    ("channel", 70),
    ("vacant", 12),
    ("acting", 12),
    ("operated-by", 20),
    ("in", 75),
    ("level", 80),
    ("kind", 80),
    ("function", 80),
    ("lifecycle", 70),
    ("scope", 15),
    ("jointly-because", 15),
    ("review-every", 30),
    ("standards", 30),
    ("appointed-by", 75),
    ("on", 70),
    ("checked-by", 20),
    ("handoff", 90),
    ("carries", 10),
    ("contact", 40),
    ("venue", 40),
];

/// Days about the one that is asked about, 2026-11-22: near the edges of what rules count.
const DAYS: &[&str] = &[
    "2026-11-22",
    "2026-11-21",
    "2026-11-23",
    "2026-08-24",
    "2026-08-23",
    "2026-08-25",
    "2026-01-15",
    "2025-11-22",
    "2026-12-22",
    "2027-03-31",
    "2026-10-25",
    "2026-10-11",
];
const LENGTHS: &[&str] = &["90 days", "4 weeks", "6 weeks", "30 days", "1 y", "3 mo"];
const SUMS: &[&str] = &["0 USD", "1 USD", "49_999 USD", "50_000 USD", "50_001 USD", "900_000 EUR"];
const OFTEN: &[&str] = &["weekly", "daily", "monthly", "quarterly", "yearly", "every 6 weeks", "fortnightly"];
const SIGNS: &[&str] = &["<=", ">=", "="];
const SCOPES: &[&str] = &["the north", "the south", "the west"];

/// Rules whose findings are accepted for a time.
pub const WAIVED: &[&str] = &[
    "unmanaged-touchpoint",
    "unmeasured-touchpoint",
    "journey-without-owner",
    "unowned-handoff",
    "standard-without-author",
    "feedback-hoarded",
];

/// What holds for the whole of one policy.
struct Mood {
    /// How much is said, in cases of a hundred.
    stated: usize,
    /// Whoever holds every duty.
    everything: Option<String>,
    /// Which word is chosen wherever a word is.
    word: Option<usize>,
    /// Whether parties may be `everyone`, `customer` or `tbd`.
    has_words: bool,
}

struct Company<'b> {
    choices: Choices<'b>,
    /// The names of each kind, as far as they are known; all of them once writing has begun.
    names: Vec<(Kind, Vec<String>)>,
    mood: Mood,
    /// The steps of journeys, as `a -> b`.
    steps: Vec<String>,
    text: String,
}

/// The policy that bytes stand for.
pub fn policy(bytes: &[u8]) -> String {
    let mut choices = Choices::of(bytes);
    let told = TOLD[choices.below(TOLD.len())];
    let names: Vec<_> = COUNTS.iter().map(|(kind, most)| (*kind, named(&mut choices, *kind, *most, told))).collect();
    let mood = Mood { stated: 50, everything: None, word: None, has_words: false };
    let mut company = Company { choices, names, mood, steps: Vec::new(), text: String::new() };
    company.mood = company.mood();
    for (kind, _) in COUNTS {
        for index in 0..company.of(*kind).len() {
            company.declaration(*kind, index);
        }
    }
    if company.choices.chance(30) {
        (0..=company.choices.below(2)).for_each(|index| company.waiver(index));
    }
    company.text
}

fn named(choices: &mut Choices<'_>, kind: Kind, most: usize, told: usize) -> Vec<String> {
    if !choices.chance(told) {
        return Vec::new();
    }
    let is_crowd = matches!(kind, Kind::Role | Kind::Touchpoint) && choices.chance(20);
    let count = if is_crowd { 10 + choices.below(3) } else { choices.below(most + 1) };
    (1..=count).map(|number| format!("{}-{number}", kind.word())).collect()
}

impl Company<'_> {
    fn mood(&mut self) -> Mood {
        let stated = [20, 40, 60, 85][self.choices.below(4)];
        let has_words = self.choices.chance(50);
        let everything = self.choices.chance(20).then(|| self.party(KindSet::PARTY)).flatten();
        let word = self.choices.chance(15).then(|| self.choices.below(8));
        Mood { stated, everything, word, has_words }
    }

    fn of(&self, kind: Kind) -> &[String] {
        self.names.iter().find(|(of, _)| *of == kind).map_or(&[], |(_, names)| names)
    }

    fn all_of(&self, kinds: KindSet) -> Vec<String> {
        kinds.iter().flat_map(|kind| self.of(kind).to_vec()).collect()
    }

    fn declaration(&mut self, kind: Kind, index: usize) {
        let name = self.of(kind)[index].clone();
        writeln!(self.text, "{} {name} {{", kind.word()).unwrap();
        let mut chains = Vec::new();
        let unlikely = if self.choices.chance(50) { "vacant" } else { "acting" };
        for entry in properties(kind).iter().filter(|entry| entry.id.path() != unlikely) {
            self.property(entry, (kind, index), &mut chains);
            if kind == Kind::Journey && self.steps.is_empty() {
                self.steps.extend(chains.iter().map(|(a, b)| format!("{a} -> {b}")));
            }
        }
        self.text.push_str("}\n");
    }

    /// A waiver says all that it has to; of something that its rule may find something about, or may not.
    fn waiver(&mut self, index: usize) {
        let about =
            [Kind::Touchpoint, Kind::Journey, Kind::Standard, Kind::Feedback, Kind::Department, Kind::Initiative];
        let mut all = self.all_of(KindSet::of(&about));
        all.extend(self.steps.iter().cloned());
        let on = self.choices.some_of(&all).join(", ");
        let Some(by) = self.party(KindSet::PARTY).filter(|_| !on.is_empty()) else { return };
        let rule = self.choices.one_of(WAIVED).unwrap();
        write!(self.text, "waiver waiver-{index} {{ rule {rule}; on {on}; because \"\"; approved by {by}").unwrap();
        if self.choices.chance(30) {
            write!(self.text, "; from {}", self.choices.one_of(DAYS).unwrap()).unwrap();
        }
        writeln!(self.text, "; until {} }}", self.choices.one_of(DAYS).unwrap()).unwrap();
    }

    /// How likely it is that a line is there, in cases of a hundred, where others are so likely.
    fn habit(&self, entry: &Entry, usual: usize) -> usize {
        if self.mood.everything.is_some() && is_duty(entry) {
            return 97;
        }
        let habit = HABITS.iter().find(|(path, _)| *path == entry.id.path());
        habit.map_or(usual, |(_, habit)| (habit * 2 + usual) / 3)
    }

    /// The lines a declaration has about a property. `chains` is what its chains have passed so far.
    fn property(&mut self, entry: &Entry, (kind, index): (Kind, usize), chains: &mut Vec<(String, String)>) {
        if UNSAID.contains(&entry.id.path()) {
            return;
        }
        let habit = self.habit(entry, self.mood.stated);
        let is_duty = is_duty(entry);
        let lines = if entry.property.many.repeats() { 2 } else { 1 };
        let mut said = 0;
        for _ in 0..lines {
            if !self.choices.chance(if said == 0 { habit } else { 25 }) {
                continue;
            }
            let line = match entry.property.value {
                ValueType::Parts([_, Part::Arrow, _]) => chains.pop().map(|(a, b)| format!("{a} -> {b}")),
                ValueType::Chain(_) | ValueType::PartyChain => self.chain(entry, chains),
                _ => self.value(entry, (kind, index)),
            };
            let Some(line) = line else { continue };
            write!(self.text, "  {} {line}", entry.property.words).unwrap();
            self.clauses(entry, is_duty.then_some((said, &line)), (kind, index));
            self.block(entry, (kind, index));
            self.text.push('\n');
            said += 1;
        }
    }

    /// The clauses of a line; of a duty, which of its lines it is and whom it names. A duty's first line may go without a scope, the
    /// next one has another; and whoever is accountable does not do the work alongside as well.
    fn clauses(&mut self, entry: &Entry, duty: Option<(usize, &str)>, at: (Kind, usize)) {
        for clause in &entry.clauses {
            if let ("scope", Some((line, _))) = (clause.id.path(), duty) {
                if line > 0 || self.choices.chance(15) {
                    write!(self.text, " {} \"{}\"", clause.property.words, SCOPES[line]).unwrap();
                }
                continue;
            }
            let habit = self.habit(clause, self.mood.stated / 2);
            if !self.choices.chance(habit) {
                continue;
            }
            let is_said = |value: &String| {
                duty.is_some_and(|(_, named)| value.split(", ").any(|one| named.split(", ").any(|other| other == one)))
            };
            if let Some(value) = self.value(clause, at).filter(|value| !is_said(value)) {
                write!(self.text, " {} {value}", clause.property.words).unwrap();
            }
        }
    }

    fn block(&mut self, entry: &Entry, at: (Kind, usize)) {
        if entry.block.is_empty() {
            return;
        }
        self.text.push_str(" {");
        for inner in &entry.block {
            let is_said = self.choices.chance(self.habit(inner, self.mood.stated));
            if let Some(value) = is_said.then(|| self.value(inner, at)).flatten() {
                write!(self.text, " {} {value};", inner.property.words).unwrap();
            }
        }
        self.text.push_str(" }");
    }

    /// What follows the words of a line; nothing where there is nothing to name.
    fn value(&mut self, entry: &Entry, (kind, index): (Kind, usize)) -> Option<String> {
        let is_list = entry.property.many.takes_list();
        let earlier = matches!(entry.id.path(), "reports-to" | "part-of" | "escalates-to");
        let of = |company: &Self, kinds: KindSet| {
            let mut all = Vec::new();
            for other in kinds.iter() {
                let limit = if earlier && other == kind { index } else { usize::MAX };
                all.extend(company.of(other).iter().take(limit).cloned());
            }
            all
        };
        Some(match entry.property.value {
            ValueType::Flag => String::new(),
            ValueType::Name(kinds) => {
                let all = of(self, kinds);
                self.names(&all, is_list)?
            }
            ValueType::Party if is_duty(entry) && self.mood.everything.is_some() => self.mood.everything.clone()?,
            ValueType::Party if is_list && self.choices.chance(25) => {
                let mut parties = self.choices.some_of(&self.all_of(KindSet::PARTY));
                parties.extend(self.party(KindSet::PARTY));
                parties.dedup();
                parties.sort();
                parties.dedup();
                if parties.is_empty() { return None } else { parties.join(", ") }
            }
            ValueType::Party => self.party(KindSet::PARTY)?,
            ValueType::PartyOr(kinds) => self.party(KindSet::PARTY.or(kinds))?,
            ValueType::Scope(kinds) => match self.choices.below(4) {
                0 => "all".to_owned(),
                1 if entry.id.path() == "mandate-over" => "all departments".to_owned(),
                _ => {
                    let all = of(self, kinds);
                    self.names(&all, is_list)?
                }
            },
            ValueType::Text => format!("\"{}\"", entry.id.path()),
            ValueType::Word(_) if entry.id.path() == "post" && index == 0 && self.choices.chance(80) => {
                "ceo".to_owned()
            }
            ValueType::Word(words) => {
                let chosen = self.choices.below(words.len());
                words[self.mood.word.unwrap_or(chosen) % words.len()].word.to_owned()
            }
            ValueType::Number => self.choices.below(4).to_string(),
            ValueType::Duration => (*self.choices.one_of(LENGTHS)?).to_owned(),
            ValueType::Money => (*self.choices.one_of(SUMS)?).to_owned(),
            ValueType::Date => (*self.choices.one_of(DAYS)?).to_owned(),
            ValueType::Cadence => (*self.choices.one_of(OFTEN)?).to_owned(),
            ValueType::Parts(parts) => self.parts(parts)?,
            _ => return None,
        })
    }

    fn parts(&mut self, parts: &[Part]) -> Option<String> {
        let mut said = Vec::new();
        for part in parts {
            said.push(match part {
                Part::Arrow => "->".to_owned(),
                Part::Comparator(_) => (*self.choices.one_of(SIGNS)?).to_owned(),
                Part::Field(_, ValueType::Name(kinds)) => self.choices.one_of(&self.all_of(*kinds)).cloned()?,
                Part::Field(..) => (1 + self.choices.below(3)).to_string(),
            });
        }
        Some(said.join(" "))
    }

    fn names(&mut self, all: &[String], is_list: bool) -> Option<String> {
        if is_list {
            let some = self.choices.some_of(all);
            return (!some.is_empty()).then(|| some.join(", "));
        }
        self.choices.one_of(all).cloned()
    }

    /// A party; rarely one of the words that stand for one.
    fn party(&mut self, kinds: KindSet) -> Option<String> {
        let words = ["everyone", "customer", "tbd"];
        if self.mood.has_words && self.choices.chance(8) {
            return self.choices.one_of(&words).map(|word| (*word).to_owned());
        }
        let all = self.all_of(kinds);
        self.choices.one_of(&all).cloned()
    }

    /// A chain of names or parties; what follows what is noted for the handoffs.
    fn chain(&mut self, entry: &Entry, passed: &mut Vec<(String, String)>) -> Option<String> {
        let is_of_parties = matches!(entry.property.value, ValueType::PartyChain);
        let all = match entry.property.value {
            ValueType::Chain(kinds) => self.all_of(kinds),
            _ => Vec::new(),
        };
        let mut hops: Vec<String> = Vec::new();
        for _ in 0..2 + self.choices.below(5) {
            let hop = if is_of_parties { self.party(KindSet::PARTY)? } else { self.choices.one_of(&all).cloned()? };
            let is_new = entry.property.many != Many::One || !hops.contains(&hop);
            if hops.last() != Some(&hop) && is_new {
                hops.push(hop);
            }
        }
        for pair in hops.windows(2) {
            let pair = (pair[0].clone(), pair[1].clone());
            if !passed.contains(&pair) {
                passed.push(pair);
            }
        }
        Some(hops.join(" -> "))
    }
}

fn is_duty(entry: &Entry) -> bool {
    DUTY_WORDS.iter().any(|duty| duty.word == entry.id.path())
}
