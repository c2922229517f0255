//! What was found by one rule, on either side, and how the two are held against each other.

use sha2::{Digest, Sha256};

/// What one rule finds in one policy.
#[derive(Debug, Clone, Default)]
pub struct Answer {
    /// Whether it could be checked; known of the engine only.
    pub is_checked: bool,
    /// Each finding once.
    pub found: Vec<Found>,
}

/// One finding.
#[derive(Debug, Clone)]
pub struct Found {
    /// Kind and id of its subject.
    pub subject: String,
    /// What it is known by; none where its subject is all that is said of it.
    pub fingerprint: Option<String>,
    /// In words.
    pub said: String,
}

impl Found {
    /// Whether both are of one thing.
    fn matches(&self, other: &Found) -> bool {
        match (&self.fingerprint, &other.fingerprint) {
            (Some(one), Some(other)) => one == other,
            _ => self.subject == other.subject,
        }
    }
}

/// The fingerprint of a finding: of its rule, its subject and what else tells it apart.
pub fn fingerprint(parts: [&str; 4]) -> String {
    let digest = Sha256::digest(parts.join("|").as_bytes());
    digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// Where two answers differ: what only the engine finds, and what only the second opinion does.
pub fn difference(engine: &Answer, opinion: &Answer) -> Vec<String> {
    let only = |who: &str, one: &Answer, other: &Answer| -> Vec<String> {
        let alone = one.found.iter().filter(|found| !other.found.iter().any(|match_| match_.matches(found)));
        alone.map(|found| format!("only {who} finds {}", found.said)).collect()
    };
    let mut found = only("the engine", engine, opinion);
    found.extend(only("the second opinion", opinion, engine));
    if !found.is_empty() && !engine.is_checked {
        found.push("the engine could not check it".to_owned());
    }
    found
}
