//! What helps to write: completion, other names, the canonical form, what can be done about a problem.

use lsp_server::ErrorCode;
use lsp_types::{
    CodeAction, CodeActionKind, CodeActionParams, CodeActionRequest, CodeActionResponse, CompletionItem,
    CompletionItemKind, CompletionItemTextEdit, CompletionList, CompletionParams, CompletionRequest,
    CompletionResponse, DocumentFormattingParams, DocumentFormattingRequest, DocumentOnTypeFormattingParams,
    DocumentOnTypeFormattingRequest, DocumentRangeFormattingParams, DocumentRangeFormattingRequest, InsertTextFormat,
    PrepareRenameParams, PrepareRenamePlaceholder, PrepareRenameRequest, PrepareRenameResult, RenameParams,
    RenameRequest, TextEdit, WorkspaceEdit,
};

use super::showing::running;
use super::{Answer, Refusal, Server};
use crate::diagnostic::{Diagnostic, Edit};
use crate::editor::actions::{self, Action};
use crate::editor::completion::{self, Completion, Offer};
use crate::editor::{names, tidy};
use crate::lsp::client::SHOW_RULE;
use crate::lsp::edits::{Texts, plain, snippet, with_new_file, workspace_edit};
use crate::lsp::problems;
use crate::lsp::settings::Settings;
use crate::lsp::view::View;
use crate::source::{FileId, Span};

impl Answer for CompletionRequest {
    fn answer(server: &mut Server<'_>, params: CompletionParams) -> Result<Option<CompletionResponse>, Refusal> {
        let (view, point) = server.look_at_point(&params.text_document_position_params)?;
        let Some(Completion { span, offers }) = completion::completion(&view.edition, point) else { return Ok(None) };
        let items = offers.iter().enumerate().map(|(index, offer)| item(&view, span, (index, offer))).collect();
        Ok(Some(CompletionResponse::CompletionList(CompletionList { items, ..CompletionList::default() })))
    }
}

fn item(view: &View<'_>, span: Span, (index, offer): (usize, &Offer)) -> CompletionItem {
    let fills = view.client.completes_snippets && offer.text != offer.label;
    let text = if fills { snippet(&offer.text) } else { plain(&offer.text).trim_end().to_owned() };
    CompletionItem {
        label: offer.label.clone(),
        kind: Some(item_kind(offer.sort)),
        detail: Some(offer.detail.clone()).filter(|detail| !detail.is_empty()),
        sort_text: Some(format!("{index:05}")),
        insert_text_format: Some(if fills { InsertTextFormat::Snippet } else { InsertTextFormat::PlainText }),
        text_edit: Some(CompletionItemTextEdit::TextEdit(TextEdit::new(view.range(span), text))),
        ..CompletionItem::default()
    }
}

fn item_kind(sort: completion::Sort) -> CompletionItemKind {
    match sort {
        completion::Sort::Kind => CompletionItemKind::Keyword,
        completion::Sort::Property => CompletionItemKind::Property,
        completion::Sort::Clause => CompletionItemKind::Operator,
        completion::Sort::Name(kind) if kind.is_party() => CompletionItemKind::Class,
        completion::Sort::Name(_) => CompletionItemKind::Reference,
        completion::Sort::Word => CompletionItemKind::EnumMember,
        completion::Sort::Value => CompletionItemKind::Value,
    }
}

impl Answer for PrepareRenameRequest {
    fn answer(server: &mut Server<'_>, params: PrepareRenameParams) -> Result<Option<PrepareRenameResult>, Refusal> {
        let (view, point) = server.look_at_point(&params.text_document_position_params)?;
        let found = names::renamable(&view.edition, point).map_err(refused)?;
        let place = PrepareRenamePlaceholder { range: view.range(found.span), placeholder: found.name };
        Ok(Some(PrepareRenameResult::PrepareRenamePlaceholder(place)))
    }
}

impl Answer for RenameRequest {
    fn answer(server: &mut Server<'_>, params: RenameParams) -> Result<Option<WorkspaceEdit>, Refusal> {
        let (view, point) = server.look_at_point(&params.text_document_position_params)?;
        let edits = names::rename(&view.edition, point, &params.new_name).map_err(refused)?;
        Ok(workspace_edit(&view, &edits, Texts::Plain))
    }
}

fn refused(why: String) -> Refusal {
    Refusal::new(ErrorCode::RequestFailed, why)
}

fn text_edits(view: &View<'_>, edits: impl IntoIterator<Item = Edit>) -> Option<Vec<TextEdit>> {
    Some(edits.into_iter().map(|edit| view.text_edit(&edit)).collect())
}

impl Answer for DocumentFormattingRequest {
    fn answer(server: &mut Server<'_>, params: DocumentFormattingParams) -> Result<Option<Vec<TextEdit>>, Refusal> {
        let (view, file) = server.look_at(&params.text_document.uri)?;
        Ok(text_edits(&view, tidy::all(&view.edition, file)))
    }
}

impl Answer for DocumentRangeFormattingRequest {
    fn answer(
        server: &mut Server<'_>,
        params: DocumentRangeFormattingParams,
    ) -> Result<Option<Vec<TextEdit>>, Refusal> {
        let (view, file) = server.look_at(&params.text_document.uri)?;
        Ok(text_edits(&view, tidy::range(&view.edition, view.span(file, params.range))))
    }
}

impl Answer for DocumentOnTypeFormattingRequest {
    fn answer(
        server: &mut Server<'_>,
        params: DocumentOnTypeFormattingParams,
    ) -> Result<Option<Vec<TextEdit>>, Refusal> {
        let (view, file) = server.look_at(&params.text_document.uri)?;
        let letter = params.ch.chars().next().unwrap_or('\n');
        Ok(text_edits(&view, tidy::typed(&view.edition, view.point(file, params.position), letter)))
    }
}

impl Answer for CodeActionRequest {
    fn answer(server: &mut Server<'_>, params: CodeActionParams) -> Result<Option<Vec<CodeActionResponse>>, Refusal> {
        let settings = server.settings.clone();
        let (view, file) = server.look_at(&params.text_document.uri)?;
        let found = actions::actions(&view.edition, view.span(file, params.range));
        let actions = found.iter().filter_map(|action| code_action(&view, &settings, action));
        let mut actions: Vec<CodeAction> = actions.collect();
        actions.extend(explanations(&view, &settings, view.span(file, params.range)));
        let only = params.context.only.unwrap_or_default();
        if only.iter().any(|kind| is_below(&CodeActionKind::SourceFixAll, kind)) {
            actions.extend(fix_all(&view, file, &settings));
        }
        let is_wanted = |action: &CodeAction| {
            let kind = action.kind.as_ref();
            only.is_empty() || kind.is_some_and(|kind| only.iter().any(|only| is_below(kind, only)))
        };
        Ok(Some(actions.into_iter().filter(is_wanted).map(CodeActionResponse::CodeAction).collect()))
    }
}

/// Whether a kind of action is one of a wider kind: `quickfix.mine` of `quickfix`.
fn is_below(kind: &CodeActionKind, wider: &CodeActionKind) -> bool {
    let name = |kind: &CodeActionKind| serde_json::json!(kind).as_str().unwrap_or("").to_owned();
    let (kind, wider) = (name(kind), name(wider));
    wider.is_empty() || kind == wider || kind.strip_prefix(&wider).is_some_and(|rest| rest.starts_with('.'))
}

fn code_action(view: &View<'_>, settings: &Settings, action: &Action) -> Option<CodeAction> {
    let texts = if action.sort == actions::Sort::Suggestion { Texts::WithBlanks } else { Texts::Plain };
    let edit = workspace_edit(view, &action.edits, texts)?;
    let edit = match &action.makes {
        Some(file) => with_new_file(view, edit, file)?,
        None => edit,
    };
    let mended = action.mends.and_then(|index| view.edition.analysis.problems.get(index));
    Some(CodeAction {
        title: action.title.clone(),
        kind: Some(match action.sort {
            actions::Sort::Fix | actions::Sort::Suggestion => CodeActionKind::QuickFix,
            actions::Sort::Rewrite => CodeActionKind::RefactorRewrite,
        }),
        diagnostics: mended.map(|problem| vec![problems::told(view, settings, problem)]),
        is_preferred: (action.sort == actions::Sort::Fix).then_some(true),
        edit: Some(edit),
        ..CodeAction::default()
    })
}

/// Why a rule fires here, where the client can show it: an action for each finding.
fn explanations(view: &View<'_>, settings: &Settings, span: Span) -> Vec<CodeAction> {
    let findings = actions::findings(&view.edition, span).filter(|_| view.client.shows_rules);
    let explanation = |problem: &Diagnostic| {
        let title = format!("Explain `{}`", problem.slug);
        CodeAction {
            title: title.clone(),
            kind: Some(CodeActionKind::QuickFix),
            diagnostics: Some(vec![problems::told(view, settings, problem)]),
            command: Some(running(SHOW_RULE, title, &problem.slug)),
            ..CodeAction::default()
        }
    };
    findings.map(explanation).collect()
}

fn fix_all(view: &View<'_>, file: FileId, settings: &Settings) -> Option<CodeAction> {
    let edit = actions::fix_all(&view.edition, file, settings.profile.as_deref())?;
    Some(CodeAction {
        title: "Apply all safe fixes".to_owned(),
        kind: Some(CodeActionKind::SourceFixAll),
        edit: workspace_edit(view, &[edit], Texts::Plain),
        ..CodeAction::default()
    })
}
