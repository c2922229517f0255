//! The trees of many files, read on several threads where there are any.
//!
//! In: the texts. Out: their trees, in the same order and the same whatever the number of threads. Files are cut first, and
//! then their pieces are read, so that one large file keeps every thread busy as well as many small ones do.
//!
//! Of the files that ship, the examples of the rules are left unread: they are more than half of the book, and whoever tries or
//! shows one reads its text by itself.

use std::sync::Arc;

use crate::source::{FileId, Source, Sources};
use crate::syntax::{Examples, Parted, Piece, PieceSize, Tree};

/// Fewer bytes than this are parsed before a second thread has started.
#[cfg(feature = "parallel")]
const WORTH_A_THREAD: usize = 256 * 1024;

/// The trees of all files, by as many threads as there are processors.
pub(super) fn parse(sources: &Sources) -> Vec<Tree> {
    parse_on(sources, threads_for(sources))
}

/// The trees of all files, by so many threads.
pub fn parse_on(sources: &Sources, threads: usize) -> Vec<Tree> {
    let files: Vec<(FileId, &Source)> = sources.iter().collect();
    let parted = each(threads, &files, |(file, source)| part(*file, source));
    let numbers = parted.iter().flat_map(|file| (0..file.len()).map(move |number| (file, number)));
    let numbers: Vec<(&Parted<'_>, usize)> = numbers.collect();
    let mut pieces = each(threads, &numbers, |(file, number)| file.read(*number)).into_iter();
    let take = |file: &Parted<'_>| -> Vec<Arc<Piece>> { pieces.by_ref().take(file.len()).collect() };
    let of_files: Vec<Vec<Arc<Piece>>> = parted.iter().map(take).collect();
    parted.iter().zip(of_files).map(|(file, pieces)| file.tree(pieces)).collect()
}

fn part(file: FileId, source: &Source) -> Parted<'_> {
    let examples = if source.is_own() { Examples::Read } else { Examples::Unread };
    Parted::of(file, source.text(), PieceSize::Batch, examples)
}

#[cfg(not(feature = "parallel"))]
fn threads_for(_: &Sources) -> usize {
    1
}

#[cfg(feature = "parallel")]
fn threads_for(sources: &Sources) -> usize {
    let bytes: usize = sources.iter().map(|(_, source)| source.text().len()).sum();
    if bytes < WORTH_A_THREAD { 1 } else { std::thread::available_parallelism().map_or(1, usize::from) }
}

#[cfg(not(feature = "parallel"))]
fn each<T, R>(_: usize, items: &[T], work: impl Fn(&T) -> R) -> Vec<R> {
    items.iter().map(work).collect()
}

/// What some work makes of each item, in order. Each thread takes the next item that is left.
#[cfg(feature = "parallel")]
fn each<T: Sync, R: Send>(threads: usize, items: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    use std::sync::atomic::{AtomicUsize, Ordering};
    let next = AtomicUsize::new(0);
    let take = || next.fetch_add(1, Ordering::Relaxed);
    let run = || -> Vec<(usize, R)> {
        let left = std::iter::from_fn(|| Some(take()).and_then(|index| Some((index, items.get(index)?))));
        left.map(|(index, item)| (index, work(item))).collect()
    };
    let mut made = std::thread::scope(|scope| {
        let others: Vec<_> = (1..threads).map(|_| scope.spawn(run)).collect();
        let mut made = run();
        made.extend(others.into_iter().flat_map(|other| other.join().unwrap_or_default()));
        made
    });
    if made.len() != items.len() {
        return items.iter().map(work).collect();
    }
    made.sort_unstable_by_key(|(index, _)| *index);
    made.into_iter().map(|(_, made)| made).collect()
}
