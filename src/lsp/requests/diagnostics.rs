//! Problems, where the client asks for them. What it was told already is not told again.

use std::collections::{BTreeMap, BTreeSet};

use lsp_types::{
    Diagnostic, DocumentDiagnosticParams, DocumentDiagnosticReport, DocumentDiagnosticRequest,
    FullDocumentDiagnosticReport, PreviousResultId, RelatedFullDocumentDiagnosticReport,
    RelatedUnchangedDocumentDiagnosticReport, UnchangedDocumentDiagnosticReport, WorkspaceDiagnosticParams,
    WorkspaceDiagnosticReport, WorkspaceDiagnosticRequest, WorkspaceDocumentDiagnosticReport,
    WorkspaceFullDocumentDiagnosticReport, WorkspaceUnchangedDocumentDiagnosticReport,
};

use super::{Answer, Refusal, Server};
use crate::lsp::problems::problems;
use crate::lsp::settings::Settings;
use crate::lsp::view::View;
use crate::source::{FileId, Source};

impl Answer for DocumentDiagnosticRequest {
    fn answer(server: &mut Server<'_>, params: DocumentDiagnosticParams) -> Result<DocumentDiagnosticReport, Refusal> {
        let settings = server.settings.clone();
        let (view, file) = server.look_at_told(&params.text_document.uri)?;
        let result_id = view.policy.told_id();
        if params.previous_result_id.as_ref() == Some(&result_id) {
            let report = RelatedUnchangedDocumentDiagnosticReport {
                unchanged_document_diagnostic_report: UnchangedDocumentDiagnosticReport { result_id },
                related_documents: None,
            };
            return Ok(report.into());
        }
        let items = problems(&view, &settings).remove(&file).unwrap_or_default();
        let report = RelatedFullDocumentDiagnosticReport {
            full_document_diagnostic_report: full(result_id, items),
            related_documents: None,
        };
        Ok(report.into())
    }
}

impl Answer for WorkspaceDiagnosticRequest {
    fn answer(
        server: &mut Server<'_>,
        params: WorkspaceDiagnosticParams,
    ) -> Result<WorkspaceDiagnosticReport, Refusal> {
        let settings = server.settings.clone();
        let mut items = Vec::new();
        for index in 0..server.policies.list.len() {
            let Some(view) = server.told_view(index) else { continue };
            items.extend(of_policy(&view, &settings, &params.previous_result_ids));
        }
        Ok(WorkspaceDiagnosticReport { items })
    }
}

/// The reports of all files of a policy, given what the client knows.
fn of_policy(
    view: &View<'_>,
    settings: &Settings,
    known: &[PreviousResultId],
) -> Vec<WorkspaceDocumentDiagnosticReport> {
    let result_id = view.policy.told_id();
    let known: BTreeSet<&str> =
        known.iter().filter(|known| known.value == result_id).map(|known| known.uri.0.as_str()).collect();
    let mut found: Option<BTreeMap<FileId, Vec<Diagnostic>>> = None;
    let report = |(file, source): (FileId, &Source)| {
        let (uri, version) = (view.address(file)?.clone(), view.policy.version(source.path()));
        if known.contains(uri.0.as_str()) {
            let report = UnchangedDocumentDiagnosticReport { result_id: result_id.clone() };
            return Some(WorkspaceUnchangedDocumentDiagnosticReport::new(uri, version, report).into());
        }
        let found = found.get_or_insert_with(|| problems(view, settings));
        let report = full(result_id.clone(), found.remove(&file).unwrap_or_default());
        Some(WorkspaceFullDocumentDiagnosticReport::new(uri, version, report).into())
    };
    view.edition.analysis.sources().of_policy().filter_map(report).collect()
}

fn full(result_id: String, items: Vec<Diagnostic>) -> FullDocumentDiagnosticReport {
    FullDocumentDiagnosticReport { result_id: Some(result_id), items }
}
