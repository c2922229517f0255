//! Reads the `.north` files of a directory, parses them all so many times, and prints what that cost.
//!
//!     cargo bench --bench parse_once -- /tmp/policy 20
//!     cargo bench --bench parse_once -- /tmp/policy 20 --threads 2
//!
//! Only the parsing is measured. CPU time is what the scheduler says each thread ran; with 0 times nothing is parsed, so
//! that a tool that counts instructions can take the rest off.

use std::hint::black_box;
use std::path::Path;
use std::process::ExitCode;
use std::time::{Duration, Instant};
use std::{env, fs, io, thread};

use truenorth::analysis;
use truenorth::source::Sources;

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let (directory, times, threads) = match arguments.as_slice() {
        [directory, times] => (directory, times.parse(), Ok(1)),
        [directory, times, "--threads", threads] => (directory, times.parse(), threads.parse()),
        _ => return usage(),
    };
    let (Ok(times), Ok(threads)) = (times, threads) else { return usage() };
    match measure(Path::new(directory), times, threads) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{directory}: {error}");
            ExitCode::FAILURE
        }
    }
}

fn usage() -> ExitCode {
    eprintln!("usage: parse_once DIRECTORY TIMES [--threads N]");
    ExitCode::from(2)
}

/// Prints the bytes, and of the fastest time: seconds of CPU, seconds on the clock, MB a second of CPU.
fn measure(directory: &Path, times: usize, threads: usize) -> io::Result<()> {
    let sources = read(directory)?;
    let bytes: usize = sources.iter().map(|(_, source)| source.text().len()).sum();
    let costs: Vec<Cost> = (0..times).map(|_| parse_all(&sources, threads)).collect();
    let cpu = costs.iter().map(|cost| cost.cpu).min().unwrap_or_default().as_secs_f64();
    let clock = costs.iter().map(|cost| cost.clock).min().unwrap_or_default().as_secs_f64();
    println!("{bytes} bytes  {cpu:.6} s cpu  {clock:.6} s clock  {:.1} MB/s", bytes as f64 / 1e6 / cpu);
    Ok(())
}

fn read(directory: &Path) -> io::Result<Sources> {
    let mut paths = fs::read_dir(directory)?.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>()?;
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "north"));
    paths.sort();
    let mut sources = Sources::default();
    for path in paths {
        let bytes = fs::read(&path)?;
        let _ = sources.add(path.display().to_string(), bytes);
    }
    Ok(sources)
}

struct Cost {
    cpu: Duration,
    clock: Duration,
}

/// Parses every file once. The CPU time is that of this thread: with others beside it, only the clock tells the whole.
fn parse_all(sources: &Sources, threads: usize) -> Cost {
    let (before, start) = (cpu_of_this_thread(), Instant::now());
    black_box(analysis::parse_on(sources, threads));
    let clock = start.elapsed();
    Cost { cpu: cpu_of_this_thread().saturating_sub(before), clock }
}

/// What this thread has run so far, by the scheduler's account, which is brought up to date when a thread steps aside.
fn cpu_of_this_thread() -> Duration {
    thread::yield_now();
    let account = fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let nanoseconds = account.split(' ').next().and_then(|first| first.parse().ok());
    Duration::from_nanos(nanoseconds.unwrap_or(0))
}
