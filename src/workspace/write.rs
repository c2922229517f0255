//! Writing a file so that a reader sees the old text or the new one, never half of either.
//!
//! In: a path and bytes. Out: the file, with the mode and owner it had. The bytes go to a temporary file beside it, reach the
//! disk, and take its name. A link is followed to its target. What cannot be replaced without breaking something is refused:
//! a file with several names, one nobody may write, a link that leads nowhere. Devices and pipes are written to directly.

use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::{Builder, NamedTempFile};

/// Replaces the text of a file, or makes the file.
///
/// # Errors
/// When it is refused (see above) or the disk says no; the file is then as it was.
pub fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let target = target(path)?;
    match fs::metadata(&target) {
        Ok(old) if old.is_file() => replace(&target, bytes, Some(&old)),
        Ok(old) if old.is_dir() => Err(io::Error::new(io::ErrorKind::IsADirectory, "it is a directory")),
        Ok(_) => OpenOptions::new().write(true).open(&target)?.write_all(bytes),
        Err(error) if error.kind() == io::ErrorKind::NotFound => replace(&target, bytes, None),
        Err(error) => Err(error),
    }
}

/// Makes a file that must not exist yet, and the directories above it.
///
/// # Errors
/// When it exists or the disk says no.
pub fn create(path: &Path, bytes: &[u8]) -> io::Result<()> {
    path.parent().map_or(Ok(()), fs::create_dir_all)?;
    let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
    file.write_all(bytes).and_then(|()| file.sync_all())
}

/// Whether something has this name, be it a link that leads nowhere.
pub fn exists(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}

/// The file itself, behind all links.
fn target(path: &Path) -> io::Result<PathBuf> {
    match fs::symlink_metadata(path) {
        Ok(found) if found.is_symlink() => fs::canonicalize(path).map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => io::Error::new(error.kind(), "it is a link that leads nowhere"),
            _ => error,
        }),
        _ => Ok(path.to_owned()),
    }
}

fn replace(target: &Path, bytes: &[u8], old: Option<&Metadata>) -> io::Result<()> {
    old.map_or(Ok(()), may_be_replaced)?;
    let directory = target.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut temporary = beside(directory)?;
    old.map_or(Ok(()), |old| become_like(temporary.as_file(), old))?;
    temporary.write_all(bytes)?;
    temporary.as_file().sync_all()?;
    temporary.persist(target).map_err(|error| error.error)?;
    settle(directory);
    Ok(())
}

fn may_be_replaced(old: &Metadata) -> io::Result<()> {
    if old.permissions().readonly() {
        return Err(io::Error::new(io::ErrorKind::PermissionDenied, "it is write-protected"));
    }
    match names(old) {
        0 | 1 => Ok(()),
        names => Err(io::Error::other(format!("it has {names} names (hard links), and replacing one would part them"))),
    }
}

/// A temporary file of a hidden name; it is gone again when something fails.
fn beside(directory: &Path) -> io::Result<NamedTempFile> {
    let mut builder = Builder::new();
    builder.prefix(".truenorth-").suffix(".tmp");
    like_a_new_file(&mut builder);
    builder.tempfile_in(directory)
}

/// After a failure of the power the name may still lead to the old file, whole; so this may fail.
fn settle(directory: &Path) {
    if let Ok(directory) = File::open(directory) {
        let _ = directory.sync_all();
    }
}

#[cfg(unix)]
fn like_a_new_file(builder: &mut Builder<'_, '_>) {
    use std::os::unix::fs::PermissionsExt;
    builder.permissions(fs::Permissions::from_mode(0o666)); // the system takes from it what the user's mask forbids
}

#[cfg(unix)]
fn names(old: &Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::nlink(old)
}

/// Owner and mode; the owner first, since a change of owner takes rights away.
#[cfg(unix)]
fn become_like(new: &File, old: &Metadata) -> io::Result<()> {
    use std::os::unix::fs::{MetadataExt, fchown};
    let made = new.metadata()?;
    if (made.uid(), made.gid()) != (old.uid(), old.gid()) {
        fchown(new, Some(old.uid()), Some(old.gid()))?;
    }
    new.set_permissions(old.permissions())
}

#[cfg(not(unix))]
fn like_a_new_file(_: &mut Builder<'_, '_>) {}

#[cfg(not(unix))]
fn names(_: &Metadata) -> u64 {
    1
}

#[cfg(not(unix))]
fn become_like(new: &File, old: &Metadata) -> io::Result<()> {
    new.set_permissions(old.permissions())
}
