//! The second opinion: the same rules in Rego, over the exported document.
//!
//! In: the document of a policy. Out: what each rule that has a second reading finds. One file a rule, `package
//! opinion.<slug>` with `_` for `-`; its `fires` holds an object for each finding: `kind` and `id` of its subject, and `second` where a
//! rule can fire twice on a subject.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use regorus::{Engine, Value};

use super::answer::{Answer, Found, fingerprint};

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
#[derive(Clone)]
pub struct Opinion(Engine);

impl Opinion {
    pub fn new() -> Opinion {
        let mut engine = Engine::new();
        engine.set_strict_builtin_errors(false);
        for path in files() {
            let text = std::fs::read_to_string(&path).unwrap();
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            engine.add_policy(name.clone(), text).unwrap_or_else(|error| panic!("{name}: {error}"));
        }
        Opinion(engine)
    }

    /// What each rule finds in a document.
    pub fn judge(&mut self, document: &str) -> BTreeMap<String, Answer> {
        self.0.set_input(Value::from_json_str(document).unwrap());
        let all = self.0.eval_query("data.opinion".to_owned(), false).unwrap_or_else(|error| panic!("{error}"));
        let rules = &all.result[0].expressions[0].value;
        let rules = rules.as_object().unwrap_or_else(|error| panic!("{error}"));
        let mut answers = BTreeMap::new();
        for (name, rule) in rules.iter() {
            let slug = text(name).replace('_', "-");
            let fires = rule["fires"].as_set().unwrap_or_else(|error| panic!("{slug}: {error}"));
            let found = fires.iter().map(|finding| said(&slug, finding)).collect();
            answers.insert(slug, Answer { is_checked: true, found });
        }
        answers
    }
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
