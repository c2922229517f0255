//! Arguments in, exit status out.

fn main() -> std::process::ExitCode {
    truenorth::cli::main()
}
