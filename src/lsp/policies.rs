//! The policies of a session: a workspace folder is one, and so is a file that lies in none.
//!
//! In: folders, and texts that are opened, changed and closed. Out: for an address its policy and the path in it; for a policy
//! its edition, made when it is asked for and kept until something changes.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::Arc;

use lsp_types::{PublishDiagnosticsParams, Uri};

use super::uri;
use crate::analysis::Options;
use crate::editor::{Draft, Edition};
use crate::source::Source;
use crate::workspace::{self, Found, Input, Naming};

/// One policy.
#[derive(Debug)]
pub(super) struct Policy {
    /// The folder, if it is one.
    root: Option<PathBuf>,
    draft: Draft,
    /// For each path the address the client knows it by.
    addresses: BTreeMap<String, Uri>,
    /// The versions of what is open, by path.
    versions: BTreeMap<String, i32>,
    edition: Option<Rc<Edition>>,
    /// The one before, while there is none.
    last: Option<Rc<Edition>>,
    /// What the client was told last of each file, by path.
    pub(super) told: BTreeMap<String, PublishDiagnosticsParams>,
    /// Whether its problems are to be told.
    pub(super) is_due: bool,
    /// The edition of which they are told to a client that asks: while findings wait for a file to be saved, not the last.
    told_edition: Option<Rc<Edition>>,
    /// Which policy of the session it is, and how often its problems fell due: together the name of what is told.
    number: u32,
    round: u32,
}

/// Which policy, and which path in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Where {
    pub(super) policy: usize,
    pub(super) path: String,
}

/// All of them.
#[derive(Debug, Default)]
pub(super) struct Policies {
    pub(super) list: Vec<Policy>,
    /// How many there have been.
    count: u32,
}

impl Policy {
    fn new(root: Option<PathBuf>, number: u32) -> Policy {
        Policy {
            root,
            draft: Draft::default(),
            addresses: BTreeMap::new(),
            versions: BTreeMap::new(),
            edition: None,
            last: None,
            told: BTreeMap::new(),
            is_due: true,
            told_edition: None,
            number,
            round: 0,
        }
    }

    /// Its problems are to be told, as they are now.
    pub(super) fn fall_due(&mut self) {
        self.is_due = true;
        self.told_edition = None;
        self.round += 1;
    }

    /// A name of the problems that are told, which no others of the session have.
    pub(super) fn told_id(&self) -> String {
        format!("{}.{}", self.number, self.round)
    }

    /// The policy as it stood when its problems fell due.
    pub(super) fn told_edition(&mut self, options: &Options) -> Rc<Edition> {
        let edition = self.told_edition.take().unwrap_or_else(|| self.edition(options));
        Rc::clone(self.told_edition.insert(edition))
    }

    /// Reads all files of the folder that are not open. What cannot be read is given back, as sentences.
    pub(super) fn load(&mut self) -> Vec<String> {
        let Some(root) = self.root.clone() else { return Vec::new() };
        let listing = workspace::find(&[root], Naming::Within);
        let mut unread = listing.unread;
        for file in listing.files {
            match (&file.input, file.read()) {
                (Input::File(path), Ok(bytes)) => self.put_closed(&file.shown, path, bytes),
                (_, Err(error)) => unread.push(error),
                (Input::Standard, _) => {}
            }
        }
        unread.iter().map(|unread| format!("cannot read `{}`: {}", unread.path, unread.reason)).collect()
    }

    fn put_closed(&mut self, shown: &str, path: &Path, bytes: Vec<u8>) {
        if !self.versions.contains_key(shown) {
            self.addresses.entry(shown.to_owned()).or_insert_with(|| uri::of_path(path));
            self.put(shown, bytes);
        }
    }

    fn put(&mut self, path: &str, bytes: Vec<u8>) {
        let _ = self.draft.put(path, bytes); // what is too large to be counted is left as it was
        self.touch();
    }

    /// Something changed.
    pub(super) fn touch(&mut self) {
        self.last = self.edition.take().or_else(|| self.last.take());
    }

    /// A text is open, or changed.
    pub(super) fn open(&mut self, path: &str, uri: &Uri, (version, text): (i32, String)) {
        self.addresses.insert(path.to_owned(), uri.clone());
        self.versions.insert(path.to_owned(), version);
        self.put(path, text.into_bytes());
    }

    /// A text is closed: what is on disk counts again.
    pub(super) fn close(&mut self, path: &str) {
        if self.versions.remove(path).is_some() {
            self.reread(path);
        }
    }

    /// Reads a file again that changed on disk, unless it is open.
    pub(super) fn reread(&mut self, path: &str) {
        if self.versions.contains_key(path) {
            return;
        }
        let file = self.root.as_ref().map(|root| root.join(path)).filter(|file| workspace::exists(file));
        let found = file.map(|file| Found { input: Input::File(file), shown: path.to_owned() });
        match found.and_then(|found| found.read().ok()) {
            Some(bytes) => self.put(path, bytes),
            None => self.draft.remove(path),
        }
        self.touch();
    }

    /// The policy as it stands.
    pub(super) fn edition(&mut self, options: &Options) -> Rc<Edition> {
        let last = self.last.take();
        let made = || Rc::new(self.draft.edition_after(last.as_deref(), options));
        let edition = self.edition.take().unwrap_or_else(made);
        Rc::clone(self.edition.insert(edition))
    }

    /// The text of a path as it stands.
    pub(super) fn source(&self, path: &str) -> Option<&Arc<Source>> {
        self.draft.source(path)
    }

    /// The address of a path.
    pub(super) fn address(&self, path: &str) -> Option<&Uri> {
        self.addresses.get(path)
    }

    /// The version of a path that is open.
    pub(super) fn version(&self, path: &str) -> Option<i32> {
        self.versions.get(path).copied()
    }

    /// Where a new file of the policy would lie.
    pub(super) fn address_beside(&self, path: &str) -> Option<Uri> {
        Some(uri::of_path(&self.root.as_ref()?.join(path)))
    }

    fn open_texts(&self) -> Vec<Open> {
        let open = self.versions.iter();
        let texts = open.filter_map(|(path, version)| {
            Some((self.address(path)?.clone(), *version, self.source(path)?.text().to_owned()))
        });
        texts.collect()
    }

    /// Whether nothing of it is left to look at.
    fn is_forsaken(&self) -> bool {
        self.root.is_none() && self.versions.is_empty()
    }

    /// The path of an address in it.
    fn path_of(&self, address: &Uri) -> Option<String> {
        let Some(root) = &self.root else {
            return self.addresses.iter().find(|(_, known)| *known == address).map(|(path, _)| path.clone());
        };
        let path = uri::path(address)?;
        let within = path.strip_prefix(root).ok().filter(|path| !path.as_os_str().is_empty())?;
        Some(within.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/"))
    }
}

/// A text that is open: its address, its version, what it says.
type Open = (Uri, i32, String);

impl Policies {
    /// Folders come and go. What is open stays open, in the policy it then lies in. What cannot be read, and the policies that are
    /// gone, are given back.
    pub(super) fn change_folders(&mut self, added: &[Uri], removed: &[Uri]) -> (Vec<String>, Vec<Policy>) {
        let open: Vec<Open> = self.list.iter().flat_map(Policy::open_texts).collect();
        let is_removed = |policy: &Policy| match &policy.root {
            Some(root) => removed.iter().any(|folder| uri::path(folder).as_ref() == Some(root)),
            None => true,
        };
        let (gone, kept) = std::mem::take(&mut self.list).into_iter().partition(is_removed);
        self.list = kept;
        let unread = added.iter().flat_map(|folder| self.add(folder)).collect();
        for (address, version, text) in open {
            let place = self.find_or_add(&address);
            if let Some(policy) = self.list.get_mut(place.policy) {
                policy.open(&place.path, &address, (version, text));
            }
        }
        (unread, gone)
    }

    fn add(&mut self, folder: &Uri) -> Vec<String> {
        let Some(root) = uri::path(folder).filter(|root| !self.has(root)) else { return Vec::new() };
        self.begin(Some(root)).map_or_else(Vec::new, Policy::load)
    }

    /// A new policy, the last of the list.
    fn begin(&mut self, root: Option<PathBuf>) -> Option<&mut Policy> {
        self.count += 1;
        self.list.push(Policy::new(root, self.count));
        self.list.last_mut()
    }

    fn has(&self, root: &Path) -> bool {
        self.list.iter().any(|policy| policy.root.as_deref() == Some(root))
    }

    /// Takes away the policies of single files that are closed.
    pub(super) fn sweep(&mut self) -> Vec<Policy> {
        let (forsaken, kept) = std::mem::take(&mut self.list).into_iter().partition(Policy::is_forsaken);
        self.list = kept;
        forsaken
    }

    /// Where an address lies: in the innermost folder that holds it, else in a policy of its own.
    pub(super) fn find(&self, address: &Uri) -> Option<Where> {
        let lying = |(policy, of): (usize, &Policy)| of.path_of(address).map(|path| Where { policy, path });
        let all = self.list.iter().enumerate().filter_map(lying);
        let is_lone = |place: &Where| self.list.get(place.policy).is_some_and(|policy| policy.root.is_none());
        all.min_by_key(|place| (is_lone(place), place.path.len()))
    }

    /// The same, where a file that lies nowhere gets a policy of its own.
    pub(super) fn find_or_add(&mut self, address: &Uri) -> Where {
        self.find(address).unwrap_or_else(|| {
            self.begin(None);
            let name = uri::path(address).and_then(|path| Some(path.file_name()?.to_string_lossy().into_owned()));
            Where { policy: self.list.len() - 1, path: name.unwrap_or_else(|| address.0.clone()) }
        })
    }
}
