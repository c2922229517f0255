//! Six of the checks in Rego, over the same organisation as JSON, run by the `regorus` crate: prints how many of each it finds.
//!
//!     cargo bench --bench regorus -- /tmp/policy/policy.json

use std::process::ExitCode;
use std::{env, error, fs};

use regorus::{Engine, Value};

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let [document] = arguments.as_slice() else {
        eprintln!("usage: regorus POLICY.json");
        return ExitCode::from(2);
    };
    match findings(document) {
        Ok(lines) => {
            print!("{lines}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{document}: {error}");
            ExitCode::FAILURE
        }
    }
}

/// A line for each rule: its name, and how often it fires.
fn findings(document: &str) -> Result<String, Box<dyn error::Error>> {
    let mut engine = Engine::new();
    engine.add_policy("check.rego".to_owned(), include_str!("check.rego").to_owned())?;
    engine.set_input(Value::from_json_str(&fs::read_to_string(document)?)?);
    let found = engine.eval_rule("data.check.findings".to_owned())?;
    Ok(found.as_object()?.iter().map(|(rule, count)| format!("{rule} {count}\n").replace('"', "")).collect())
}
