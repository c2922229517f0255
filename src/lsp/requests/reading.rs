//! What asks about the text: what a word means, where a name leads, how a file is built.

use lsp_types::{
    BaseSymbolInformation, Contents, Definition, DefinitionParams, DefinitionRequest, DefinitionResponse,
    DocumentHighlight, DocumentHighlightKind, DocumentHighlightParams, DocumentHighlightRequest, DocumentLink,
    DocumentLinkParams, DocumentLinkRequest, DocumentSymbol, DocumentSymbolParams, DocumentSymbolRequest,
    DocumentSymbolResponse, FoldingRange, FoldingRangeKind, FoldingRangeParams, FoldingRangeRequest, Hover,
    HoverParams, HoverRequest, Location, MarkupContent, MarkupKind, ReferenceParams, ReferencesRequest, SelectionRange,
    SelectionRangeParams, SelectionRangeRequest, SymbolKind, TextDocumentPositionParams, Uri, WorkspaceSymbol,
    WorkspaceSymbolLocation, WorkspaceSymbolParams, WorkspaceSymbolRequest, WorkspaceSymbolResponse,
};

use super::{Answer, Refusal, Server};
use crate::editor::locals::local_at;
use crate::editor::outline::{self, FoldSort, Symbol};
use crate::editor::{Point, hover, names};
use crate::lsp::view::View;
use crate::source::Span;
use crate::vocabulary::Kind;

impl Server<'_> {
    /// The policy a position lies in, as it stands, and the place.
    pub(super) fn look_at_point(&mut self, at: &TextDocumentPositionParams) -> Result<(View<'_>, Point), Refusal> {
        let (view, file) = self.look_at(&at.text_document.uri)?;
        let point = view.point(file, at.position);
        Ok((view, point))
    }
}

impl Answer for HoverRequest {
    fn answer(server: &mut Server<'_>, params: HoverParams) -> Result<Option<Hover>, Refusal> {
        let (view, point) = server.look_at_point(&params.text_document_position_params)?;
        Ok(hover::hover(&view.edition, point).map(|hover| Hover {
            contents: Contents::MarkupContent(MarkupContent { kind: MarkupKind::Markdown, value: hover.text }),
            range: Some(view.range(hover.span)),
        }))
    }
}

impl Answer for DefinitionRequest {
    fn answer(server: &mut Server<'_>, params: DefinitionParams) -> Result<Option<DefinitionResponse>, Refusal> {
        let (view, point) = server.look_at_point(&params.text_document_position_params)?;
        let named = names::named_at(&view.edition, point);
        let name = named.map(|named| view.edition.analysis.policy.declaration(named.declaration).name);
        let location = name.and_then(|name| view.location(name));
        Ok(location.map(|location| DefinitionResponse::Definition(Definition::Location(location))))
    }
}

/// Where a name stands: where it is declared, and where it is used; of a name within a rule, the first place and the others.
fn places(view: &View<'_>, point: Point) -> Option<(Span, Vec<Span>)> {
    if let Some(local) = local_at(&view.edition, point) {
        let (first, others) = local.places.split_first()?;
        return Some((*first, others.to_vec()));
    }
    let named = names::named_at(&view.edition, point)?;
    let name = view.edition.analysis.policy.declaration(named.declaration).name;
    Some((name, names::references(&view.edition, named.declaration)))
}

impl Answer for ReferencesRequest {
    fn answer(server: &mut Server<'_>, params: ReferenceParams) -> Result<Option<Vec<Location>>, Refusal> {
        let (view, point) = server.look_at_point(&params.text_document_position_params)?;
        let declared = |name: Span| Some(name).filter(|_| params.context.include_declaration);
        Ok(places(&view, point).map(|(name, uses)| {
            declared(name).into_iter().chain(uses).filter_map(|span| view.location(span)).collect()
        }))
    }
}

impl Answer for DocumentHighlightRequest {
    fn answer(
        server: &mut Server<'_>,
        params: DocumentHighlightParams,
    ) -> Result<Option<Vec<DocumentHighlight>>, Refusal> {
        let (view, point) = server.look_at_point(&params.text_document_position_params)?;
        let highlight = |span: Span, kind| DocumentHighlight { range: view.range(span), kind: Some(kind) };
        Ok(places(&view, point).map(|(name, uses)| {
            let uses = uses.into_iter().map(|span| (span, DocumentHighlightKind::Read));
            let all = std::iter::once((name, DocumentHighlightKind::Write)).chain(uses);
            all.filter(|(span, _)| span.file == point.file).map(|(span, kind)| highlight(span, kind)).collect()
        }))
    }
}

/// The protocol's nearest word for a kind, so that editors show different signs.
pub(in crate::lsp) fn symbol_kind(kind: Kind) -> SymbolKind {
    match kind {
        Kind::Rule | Kind::Profile | Kind::Waiver => SymbolKind::Event,
        kind if kind.is_party() => SymbolKind::Class,
        Kind::Touchpoint | Kind::Channel | Kind::Stage => SymbolKind::Interface,
        Kind::Journey | Kind::Route => SymbolKind::Function,
        Kind::Metric | Kind::Standard | Kind::Goal => SymbolKind::Constant,
        _ => SymbolKind::Object,
    }
}

fn detail(symbol: &Symbol) -> String {
    let title = symbol.title.as_ref().map_or_else(String::new, |title| format!(" {title}"));
    format!("{}{title}", symbol.kind.word())
}

#[expect(deprecated, reason = "the type has a field for older clients, which stays empty")]
fn document_symbol(view: &View<'_>, symbol: &Symbol) -> DocumentSymbol {
    DocumentSymbol {
        name: symbol.name.clone(),
        detail: Some(detail(symbol)),
        kind: symbol_kind(symbol.kind),
        tags: None,
        deprecated: None,
        range: view.range(symbol.span),
        selection_range: view.range(symbol.at),
        children: None,
    }
}

impl Answer for DocumentSymbolRequest {
    fn answer(
        server: &mut Server<'_>,
        params: DocumentSymbolParams,
    ) -> Result<Option<DocumentSymbolResponse>, Refusal> {
        let (view, file) = server.look_at(&params.text_document.uri)?;
        let symbols = outline::symbols(&view.edition, file);
        let symbols = symbols.iter().map(|symbol| document_symbol(&view, symbol)).collect();
        Ok(Some(DocumentSymbolResponse::DocumentSymbolList(symbols)))
    }
}

fn workspace_symbol(view: &View<'_>, symbol: &Symbol) -> Option<WorkspaceSymbol> {
    let base = BaseSymbolInformation {
        name: symbol.name.clone(),
        kind: symbol_kind(symbol.kind),
        tags: None,
        container_name: Some(detail(symbol)),
    };
    let location = WorkspaceSymbolLocation::Location(view.location(symbol.at)?);
    Some(WorkspaceSymbol { location, data: None, base_symbol_information: base })
}

impl Answer for WorkspaceSymbolRequest {
    fn answer(
        server: &mut Server<'_>,
        params: WorkspaceSymbolParams,
    ) -> Result<Option<WorkspaceSymbolResponse>, Refusal> {
        let mut symbols = Vec::new();
        for index in 0..server.policies.list.len() {
            let Some(view) = server.view(index) else { continue };
            let found = outline::search(&view.edition, &params.query);
            symbols.extend(found.iter().filter_map(|symbol| workspace_symbol(&view, symbol)));
        }
        Ok(Some(WorkspaceSymbolResponse::WorkspaceSymbolList(symbols)))
    }
}

impl Answer for FoldingRangeRequest {
    fn answer(server: &mut Server<'_>, params: FoldingRangeParams) -> Result<Option<Vec<FoldingRange>>, Refusal> {
        let (view, file) = server.look_at(&params.text_document.uri)?;
        let folds = outline::folds(&view.edition, file).into_iter().map(|fold| FoldingRange {
            start_line: fold.first,
            end_line: fold.last,
            kind: (fold.sort == FoldSort::Comment).then_some(FoldingRangeKind::Comment),
            ..FoldingRange::default()
        });
        Ok(Some(folds.collect()))
    }
}

impl Answer for SelectionRangeRequest {
    fn answer(server: &mut Server<'_>, params: SelectionRangeParams) -> Result<Option<Vec<SelectionRange>>, Refusal> {
        let (view, file) = server.look_at(&params.text_document.uri)?;
        let nested = |position| {
            let spans = outline::selections(&view.edition, view.point(file, position));
            let grow = |inner: Option<SelectionRange>, span: &Span| {
                Some(SelectionRange { range: view.range(*span), parent: inner.map(Box::new) })
            };
            spans.iter().rev().fold(None, grow).unwrap_or_default()
        };
        Ok(Some(params.positions.into_iter().map(nested).collect()))
    }
}

impl Answer for DocumentLinkRequest {
    fn answer(server: &mut Server<'_>, params: DocumentLinkParams) -> Result<Option<Vec<DocumentLink>>, Refusal> {
        let (view, file) = server.look_at(&params.text_document.uri)?;
        let link = |(span, target)| DocumentLink {
            range: view.range(span),
            target: Some(Uri(target)),
            ..DocumentLink::default()
        };
        Ok(Some(outline::links(&view.edition, file).into_iter().map(link).collect()))
    }
}
