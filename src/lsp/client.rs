//! What the client can do, as far as it changes what it is sent.

use lsp_types::{ClientCapabilities, PositionEncodingKind, ResourceOperationKind};

use crate::source::Units;

/// The client's abilities.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Client {
    /// What it counts in a line.
    pub(super) units: Units,
    /// Whether it asks for problems itself.
    pub(super) pulls: bool,
    /// Whether it fills in the blanks of what is completed.
    pub(super) completes_snippets: bool,
    /// Whether it fills in the blanks of an edit.
    pub(super) edits_snippets: bool,
    /// Whether an edit may name versions.
    pub(super) versioned_edits: bool,
    /// Whether an edit may make a file.
    pub(super) makes_files: bool,
    /// Whether it can be asked for its settings.
    pub(super) tells_settings: bool,
    /// Whether it can be asked to watch files.
    pub(super) watches_files: bool,
    /// Whether it can be told to ask for problems again.
    pub(super) refreshes_problems: bool,
    /// Whether it shows that work is under way.
    pub(super) shows_progress: bool,
    /// Whether it can show the page of a rule.
    pub(super) shows_rules: bool,
    /// Whether it can show who answers for what.
    pub(super) shows_accountability: bool,
}

/// The command of a client that shows the page of a rule, given its name.
pub(super) const SHOW_RULE: &str = "truenorth.showRule";

/// The command of a client that shows who answers for a thing or party and for what it answers, given its name.
pub(super) const SHOW_ACCOUNTABILITY: &str = "truenorth.showAccountability";

impl Client {
    /// Reads the capabilities.
    pub(super) fn of(capabilities: &ClientCapabilities) -> Client {
        let workspace = capabilities.workspace.as_ref();
        let text = capabilities.text_document.as_ref();
        let edit = workspace.and_then(|workspace| workspace.workspace_edit.as_ref());
        let completion = text.and_then(|text| text.completion.as_ref()?.completion_item.as_ref()?.snippet_support);
        let watched = workspace.and_then(|workspace| workspace.did_change_watched_files.as_ref());
        let operations = edit.and_then(|edit| edit.resource_operations.as_deref()).unwrap_or(&[]);
        let diagnostics = workspace.and_then(|workspace| workspace.diagnostics.as_ref());
        let window = capabilities.window.as_ref();
        Client {
            units: units(capabilities),
            pulls: text.is_some_and(|text| text.diagnostic.is_some()),
            completes_snippets: completion == Some(true),
            edits_snippets: edit.and_then(|edit| edit.snippet_edit_support) == Some(true),
            versioned_edits: edit.and_then(|edit| edit.document_changes) == Some(true),
            makes_files: operations.contains(&ResourceOperationKind::Create),
            tells_settings: workspace.and_then(|workspace| workspace.configuration) == Some(true),
            watches_files: watched.and_then(|watched| watched.dynamic_registration) == Some(true),
            refreshes_problems: diagnostics.and_then(|diagnostics| diagnostics.refresh_support) == Some(true),
            shows_progress: window.and_then(|window| window.work_done_progress) == Some(true),
            shows_rules: runs(capabilities, SHOW_RULE),
            shows_accountability: runs(capabilities, SHOW_ACCOUNTABILITY),
        }
    }

    /// The name of what it counts in.
    pub(super) fn encoding(self) -> PositionEncodingKind {
        match self.units {
            Units::Utf8 => PositionEncodingKind::UTF8,
            Units::Utf16 => PositionEncodingKind::UTF16,
            Units::Utf32 => PositionEncodingKind::UTF32,
        }
    }
}

/// Whether the client says that it can run a command of ours: `experimental: { commands: { commands: [name] } }`, as other servers ask for it.
fn runs(capabilities: &ClientCapabilities, command: &str) -> bool {
    let commands = capabilities.experimental.as_ref().and_then(|more| more.pointer("/commands/commands")?.as_array());
    commands.is_some_and(|commands| commands.iter().any(|known| known == command))
}

/// The first of what the client offers that is known; UTF-16 where it offers nothing.
fn units(capabilities: &ClientCapabilities) -> Units {
    let offered = capabilities.general.as_ref().and_then(|general| general.position_encodings.as_deref());
    let known = offered.unwrap_or(&[]).iter().find_map(|encoding| match encoding {
        PositionEncodingKind::UTF8 => Some(Units::Utf8),
        PositionEncodingKind::UTF16 => Some(Units::Utf16),
        PositionEncodingKind::UTF32 => Some(Units::Utf32),
        PositionEncodingKind::Custom(_) => None,
    });
    known.unwrap_or_default()
}
