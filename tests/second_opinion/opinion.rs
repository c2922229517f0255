//! The second opinion: the same rules in Rego, over the exported document.
//!
//! In: the document of a policy. Out: what each rule that has a second reading finds. One file a rule, `package
//! opinion.<slug>` with `_` for `-`; its `fires` holds an object for each finding: `kind` and `id` of its subject, and `second` where a
//! rule can fire twice on a subject.
//!
//! All of them are compiled to one program, which takes a quarter of the time that interpreting them does. The compiler wants two
//! things of the files. What another package holds is named in full, `data.org.active`: by way of an import the whole package is put
//! together anew each time. And every comprehension begins with `some`, and no `every` stands in a loop: what one of those leaves out
//! is left out of the loop around it.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};

use regorus::languages::rego::compiler::Compiler;
use regorus::rvm::vm::RegoVM;
use regorus::{Engine, Value};

use super::answer::{Answer, Found, fingerprint};

/// What is asked of the program: what each rule finds, by its slug.
const QUESTION: &str = "data.second.opinion";

/// More than the largest policy takes.
const MOST_STEPS: usize = 10_000_000;

/// The folder of the rules in Rego.
fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/second-opinion")
}

/// The names of the rules that have a second reading, sorted.
pub fn slugs() -> Vec<String> {
    let mut slugs: Vec<String> = files().iter().map(|path| stem(path)).filter(|stem| stem != "org").collect();
    slugs.sort();
    slugs
}

fn files() -> Vec<PathBuf> {
    let only = std::env::var("ONLY").ok();
    let paths = std::fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path());
    let is_wanted = |path: &PathBuf| {
        only.as_ref().is_none_or(|only| stem(path) == "org" || only.split(',').any(|one| stem(path) == one))
    };
    paths.filter(|path| path.extension().is_some_and(|extension| extension == "rego")).filter(is_wanted).collect()
}

fn stem(path: &Path) -> String {
    path.file_stem().unwrap().to_str().unwrap().to_owned()
}

/// All second readings, ready to be asked.
pub struct Opinion(RegoVM);

impl Opinion {
    pub fn new() -> Opinion {
        let mut engine = Engine::new();
        for path in files() {
            let text = std::fs::read_to_string(&path).unwrap();
            add(&mut engine, path.file_name().unwrap().to_str().unwrap(), text);
        }
        add(&mut engine, "question", question());
        let policy = engine.compile_with_entrypoint(&QUESTION.into()).unwrap_or_else(|error| panic!("{error}"));
        let program = Compiler::compile_from_policy(&policy, &[QUESTION]).unwrap_or_else(|error| panic!("{error}"));
        let mut machine = RegoVM::new();
        machine.load_program(program);
        machine.set_max_instructions(MOST_STEPS);
        Opinion(machine)
    }

    /// What each rule finds in a document.
    pub fn judge(&mut self, document: &str) -> BTreeMap<String, Answer> {
        self.0.set_input(Value::from_json_str(document).unwrap());
        let rules = self.0.execute().unwrap_or_else(|error| panic!("{error}"));
        let rules = rules.as_object().unwrap_or_else(|error| panic!("{error}"));
        let mut answers = BTreeMap::new();
        for (slug, fires) in rules.iter() {
            let slug = text(slug);
            let fires = fires.as_set().unwrap_or_else(|error| panic!("{slug}: {error}"));
            let found = fires.iter().map(|finding| said(slug, finding)).collect();
            answers.insert(slug.to_owned(), Answer { is_checked: true, found });
        }
        answers
    }
}

fn add(engine: &mut Engine, name: &str, text: String) {
    engine.add_policy(name.to_owned(), text).unwrap_or_else(|error| panic!("{name}: {error}"));
}

/// The package that asks every second reading.
fn question() -> String {
    let all = slugs().iter().fold(String::new(), |mut all, slug| {
        writeln!(all, "\t\"{slug}\": data.opinion.{}.fires,", slug.replace('-', "_")).unwrap();
        all
    });
    format!("package second\n\nopinion := {{\n{all}}}\n")
}

fn text(value: &Value) -> &str {
    value.as_string().map_or("", |text| text.as_ref())
}

fn said(slug: &str, finding: &Value) -> Found {
    let (kind, id) = (text(&finding["kind"]), text(&finding["id"]));
    let second = finding["second"].as_string().ok().map(|text| text.as_ref());
    Found {
        subject: format!("{kind} {id}"),
        fingerprint: second.map(|second| fingerprint([slug, kind, id, second])),
        said: format!("{kind} {id} {}", second.unwrap_or_default()),
    }
}
