//! Problems, where the client asks for them.

use lsp_types::{
    Diagnostic, DocumentDiagnosticParams, DocumentDiagnosticReport, DocumentDiagnosticRequest,
    FullDocumentDiagnosticReport, RelatedFullDocumentDiagnosticReport, WorkspaceDiagnosticParams,
    WorkspaceDiagnosticReport, WorkspaceDiagnosticRequest, WorkspaceDocumentDiagnosticReport,
    WorkspaceFullDocumentDiagnosticReport,
};

use super::{Answer, Refusal, Server};
use crate::lsp::problems::problems;

impl Answer for DocumentDiagnosticRequest {
    fn answer(server: &mut Server<'_>, params: DocumentDiagnosticParams) -> Result<DocumentDiagnosticReport, Refusal> {
        let settings = server.settings.clone();
        let (view, file) = server.look_at(&params.text_document.uri)?;
        let items = problems(&view, &settings).remove(&file).unwrap_or_default();
        let report = RelatedFullDocumentDiagnosticReport {
            full_document_diagnostic_report: full(items),
            ..RelatedFullDocumentDiagnosticReport::default()
        };
        Ok(DocumentDiagnosticReport::RelatedFullDocumentDiagnosticReport(report))
    }
}

impl Answer for WorkspaceDiagnosticRequest {
    fn answer(server: &mut Server<'_>, _: WorkspaceDiagnosticParams) -> Result<WorkspaceDiagnosticReport, Refusal> {
        let settings = server.settings.clone();
        let mut reports = Vec::new();
        for index in 0..server.policies.list.len() {
            let Some(view) = server.view(index) else { continue };
            let mut found = problems(&view, &settings);
            for (file, source) in view.edition.analysis.sources().of_policy() {
                let Some(uri) = view.address(file).cloned() else { continue };
                let items = full(found.remove(&file).unwrap_or_default());
                let version = view.policy.version(source.path());
                let report =
                    WorkspaceFullDocumentDiagnosticReport { uri, version, full_document_diagnostic_report: items };
                reports.push(WorkspaceDocumentDiagnosticReport::WorkspaceFullDocumentDiagnosticReport(report));
            }
        }
        Ok(WorkspaceDiagnosticReport { items: reports })
    }
}

fn full(items: Vec<Diagnostic>) -> FullDocumentDiagnosticReport {
    FullDocumentDiagnosticReport { result_id: None, items }
}
