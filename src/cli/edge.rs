//! Where a run ends: its status, what stops it early, and what happens when something inside fails.

use std::io;
use std::panic::{self, AssertUnwindSafe, PanicHookInfo};
use std::process::ExitCode;

use super::output::{show_parser, tell};
use crate::workspace::Unread;

/// How a run ended. The order is the order of weight: of two, the later is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// Nothing at error level.
    Clean,
    /// Findings or errors.
    Failing,
    /// Wrong usage.
    Usage,
    /// Something could not be read, written or analysed.
    Incomplete,
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> ExitCode {
        ExitCode::from(status as u8)
    }
}

/// What stops a run before it has an answer.
#[derive(Debug)]
pub enum Stop {
    /// What clap has to say: help, the version, or what is wrong with the arguments.
    Parser(clap::Error),
    /// The arguments are well formed, and wrong.
    Usage(String),
    /// Standard output cannot be written.
    Output(io::Error),
    /// A file cannot be written.
    Unwritten(String, io::Error),
}

/// Runs something and tells how it ended, whatever happens in it.
pub fn guarded(run: impl FnOnce() -> Result<Status, Stop>) -> Status {
    panic::set_hook(Box::new(|fault| tell(&our_fault(fault))));
    match panic::catch_unwind(AssertUnwindSafe(run)) {
        Ok(Ok(status)) => status,
        Ok(Err(stop)) => stop.told(),
        Err(_) => Status::Incomplete,
    }
}

/// Says what could not be read.
pub(super) fn tell_unread(unread: &[Unread]) {
    unread.iter().for_each(|unread| tell(&format!("error: cannot read `{}`: {}", unread.path, reason(&unread.reason))));
}

impl Stop {
    fn told(self) -> Status {
        match self {
            Stop::Parser(said) => return show_parser(&said),
            Stop::Usage(wrong) => {
                tell(&format!("error: {wrong}"));
                return Status::Usage;
            }
            Stop::Output(error) => tell(&format!("error: cannot write to standard output: {}", reason(&error))),
            Stop::Unwritten(path, error) => tell(&format!("error: cannot write `{path}`: {}", reason(&error))),
        }
        Status::Incomplete
    }
}

/// Why the system says no, in a sentence that fits behind a colon.
pub(super) fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound if error.raw_os_error().is_some() => "there is no such file or directory".to_owned(),
        io::ErrorKind::PermissionDenied if error.raw_os_error().is_some() => "you may not open it".to_owned(),
        _ => error.to_string(),
    }
}

fn our_fault(fault: &PanicHookInfo<'_>) -> String {
    let (text, owned) = (fault.payload().downcast_ref::<&str>(), fault.payload().downcast_ref::<String>());
    let what = text.copied().or(owned.map(String::as_str)).unwrap_or("no word of why");
    let place = fault.location().map_or(String::new(), |place| format!(" at {}:{}", place.file(), place.line()));
    let version = env!("CARGO_PKG_VERSION");
    let system = format!("{} {}", std::env::consts::OS, std::env::consts::ARCH);
    format!(
        "error: something inside Truenorth failed; that is our fault, not the policy's\n  what  {what}{place}\n  \
         help  report it with the policy, or the part of it that does this, and: truenorth {version}, {system}"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_inside_is_caught_and_never_ends_clean() {
        assert_eq!(guarded(|| panic!("a fault on purpose")), Status::Incomplete);
    }

    #[test]
    fn each_status_has_the_number_the_language_gives_it() {
        let all = [Status::Clean, Status::Failing, Status::Usage, Status::Incomplete];
        assert_eq!(all.map(|status| status as u8), [0, 1, 2, 3]);
    }
}
