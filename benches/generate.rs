//! Writes the policy of a company with N touch-points, and the same company as JSON, into a directory.
//!
//!     cargo bench --bench generate -- 10000 /tmp/policy

mod generator;

use std::path::Path;
use std::process::ExitCode;
use std::{env, fs, io};

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let [count, directory] = arguments.as_slice() else { return usage() };
    let Ok(count) = count.replace('_', "").parse() else { return usage() };
    match write(count, Path::new(directory)) {
        Ok(bytes) => {
            println!("{bytes} bytes of policy");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{directory}: {error}");
            ExitCode::FAILURE
        }
    }
}

fn usage() -> ExitCode {
    eprintln!("usage: generate TOUCHPOINTS DIRECTORY");
    ExitCode::from(2)
}

fn write(count: usize, directory: &Path) -> io::Result<usize> {
    fs::create_dir_all(directory)?;
    let files = generator::policy(count);
    for file in &files {
        fs::write(directory.join(&file.name), &file.text)?;
    }
    fs::write(directory.join("policy.json"), generator::document(count))?;
    Ok(files.iter().map(|file| file.text.len()).sum())
}
