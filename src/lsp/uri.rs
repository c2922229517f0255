//! Addresses of files: `file:` addresses to paths and back.

use std::path::{Path, PathBuf};

use lsp_types::Uri;

/// The path a `file:` address stands for; none for any other address.
pub(super) fn path(uri: &Uri) -> Option<PathBuf> {
    let rest = uri.0.strip_prefix("file://")?;
    let (host, path) = rest.split_at(rest.find('/')?);
    let path = decoded(path)?;
    let is_drive = path.as_bytes().get(2) == Some(&b':');
    let path = if is_drive { path.trim_start_matches('/') } else { &path };
    (host.is_empty() || host == "localhost").then(|| PathBuf::from(path))
}

/// The address of a path.
pub(super) fn of_path(path: &Path) -> Uri {
    let path = path.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/");
    let slash = if path.starts_with('/') { "" } else { "/" };
    let escaped: String = path.bytes().map(escape).collect();
    Uri(format!("file://{slash}{escaped}"))
}

fn escape(byte: u8) -> String {
    match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'-' | b'_' | b'.' | b'~' => char::from(byte).to_string(),
        _ => format!("%{byte:02X}"),
    }
}

fn decoded(path: &str) -> Option<String> {
    let mut parts = path.split('%');
    let mut bytes = parts.next()?.as_bytes().to_vec();
    for part in parts {
        bytes.push(u8::from_str_radix(part.get(..2)?, 16).ok()?);
        bytes.extend_from_slice(part.get(2..)?.as_bytes());
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_comes_back_from_its_address() {
        for name in ["/a b/ü.north", "/100%/日本🙂.north", "/x"] {
            assert_eq!(path(&of_path(Path::new(name))), Some(PathBuf::from(name)));
        }
    }

    #[test]
    fn what_is_no_file_has_no_path() {
        for other in ["untitled:Untitled-1", "file://", "http://x/y", "file:///%", "file:///%zz", "file:///%ff", "é"] {
            assert_eq!(path(&Uri(other.to_owned())), None, "{other}");
        }
    }

    #[test]
    fn a_drive_is_no_directory() {
        assert_eq!(path(&Uri("file:///c%3A/x".to_owned())), Some(PathBuf::from("c:/x")));
    }
}
