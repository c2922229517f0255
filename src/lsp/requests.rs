//! The requests: one row a method.
//!
//! In: a method and its parameters. Out: the answer as JSON. A request is read, asked of [`crate::editor`] about the edition of its
//! policy, and worded.

mod colours;
mod diagnostics;
mod hierarchy;
mod reading;
mod showing;
mod writing;

use lsp_server::ErrorCode;
use lsp_types::{Request, Uri};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::policies::Where;
use super::server::{Refusal, Server};
use super::view::View;
use crate::source::FileId;

pub(super) use colours::Colours;

type Handler = fn(&mut Server<'_>, Value) -> Result<Value, Refusal>;

/// Every request that is answered while a session runs.
const REQUESTS: &[(&str, Handler)] = &[
    ("textDocument/diagnostic", handle::<lsp_types::DocumentDiagnosticRequest>),
    ("workspace/diagnostic", handle::<lsp_types::WorkspaceDiagnosticRequest>),
    ("textDocument/hover", handle::<lsp_types::HoverRequest>),
    ("textDocument/completion", handle::<lsp_types::CompletionRequest>),
    ("textDocument/definition", handle::<lsp_types::DefinitionRequest>),
    ("textDocument/references", handle::<lsp_types::ReferencesRequest>),
    ("textDocument/documentHighlight", handle::<lsp_types::DocumentHighlightRequest>),
    ("textDocument/prepareRename", handle::<lsp_types::PrepareRenameRequest>),
    ("textDocument/rename", handle::<lsp_types::RenameRequest>),
    ("textDocument/documentSymbol", handle::<lsp_types::DocumentSymbolRequest>),
    ("workspace/symbol", handle::<lsp_types::WorkspaceSymbolRequest>),
    ("textDocument/foldingRange", handle::<lsp_types::FoldingRangeRequest>),
    ("textDocument/selectionRange", handle::<lsp_types::SelectionRangeRequest>),
    ("textDocument/documentLink", handle::<lsp_types::DocumentLinkRequest>),
    ("textDocument/formatting", handle::<lsp_types::DocumentFormattingRequest>),
    ("textDocument/rangeFormatting", handle::<lsp_types::DocumentRangeFormattingRequest>),
    ("textDocument/onTypeFormatting", handle::<lsp_types::DocumentOnTypeFormattingRequest>),
    ("textDocument/codeAction", handle::<lsp_types::CodeActionRequest>),
    ("textDocument/semanticTokens/full", handle::<lsp_types::SemanticTokensRequest>),
    ("textDocument/semanticTokens/full/delta", handle::<lsp_types::SemanticTokensDeltaRequest>),
    ("textDocument/semanticTokens/range", handle::<lsp_types::SemanticTokensRangeRequest>),
    ("textDocument/inlayHint", handle::<lsp_types::InlayHintRequest>),
    ("textDocument/codeLens", handle::<lsp_types::CodeLensRequest>),
    ("textDocument/signatureHelp", handle::<lsp_types::SignatureHelpRequest>),
    ("textDocument/prepareTypeHierarchy", handle::<lsp_types::TypeHierarchyPrepareRequest>),
    ("typeHierarchy/supertypes", handle::<lsp_types::TypeHierarchySupertypesRequest>),
    ("typeHierarchy/subtypes", handle::<lsp_types::TypeHierarchySubtypesRequest>),
    ("textDocument/prepareCallHierarchy", handle::<lsp_types::CallHierarchyPrepareRequest>),
    ("callHierarchy/incomingCalls", handle::<lsp_types::CallHierarchyIncomingCallsRequest>),
    ("callHierarchy/outgoingCalls", handle::<lsp_types::CallHierarchyOutgoingCallsRequest>),
];

/// How a request is answered.
trait Answer: Request {
    /// Answers it.
    fn answer(server: &mut Server<'_>, params: Self::Params) -> Result<Self::Result, Refusal>;
}

/// Answers a request.
pub(super) fn answer(server: &mut Server<'_>, method: &str, params: Value) -> Result<Value, Refusal> {
    let known = REQUESTS.iter().find(|(known, _)| *known == method);
    let (_, handler) = known
        .ok_or_else(|| Refusal::new(ErrorCode::MethodNotFound, format!("the server knows no request `{method}`")))?;
    handler(server, params)
}

fn handle<R: Answer>(server: &mut Server<'_>, params: Value) -> Result<Value, Refusal> {
    debug_assert!(REQUESTS.iter().any(|(method, _)| *method == R::METHOD.as_str()));
    R::answer(server, read(params)?).map(|answer| json!(answer))
}

/// The parameters of a request.
pub(super) fn read<P: DeserializeOwned>(params: Value) -> Result<P, Refusal> {
    serde_json::from_value(params).map_err(|error| Refusal::new(ErrorCode::InvalidParams, error.to_string()))
}

impl Server<'_> {
    /// The policy an address lies in, as it stands, and the file.
    fn look_at(&mut self, address: &Uri) -> Result<(View<'_>, FileId), Refusal> {
        let place = self.find(address)?;
        seen(self.view(place.policy), &place.path).ok_or_else(|| no_file(address))
    }

    /// The policy an address lies in, as it stood when its problems fell due, and the file.
    fn look_at_told(&mut self, address: &Uri) -> Result<(View<'_>, FileId), Refusal> {
        let place = self.find(address)?;
        seen(self.told_view(place.policy), &place.path).ok_or_else(|| no_file(address))
    }

    /// Where an address lies.
    fn find(&self, address: &Uri) -> Result<Where, Refusal> {
        self.policies.find(address).ok_or_else(|| no_file(address))
    }
}

fn seen<'s>(view: Option<View<'s>>, path: &str) -> Option<(View<'s>, FileId)> {
    let view = view?;
    let file = view.file(path)?;
    Some((view, file))
}

fn no_file(address: &Uri) -> Refusal {
    Refusal::new(ErrorCode::InvalidParams, format!("`{}` is no file of a policy", address.0))
}
