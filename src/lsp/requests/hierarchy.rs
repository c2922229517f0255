//! The hierarchy of accountability, in the two shapes the protocol has for hierarchies.
//!
//! As one of types: above a party those it answers to, below it those who answer to it. As one of calls: what names a party, its
//! touch-points, roles and metrics, comes in to it; the parties a declaration names go out from it.

use lsp_types::{
    CallHierarchyIncomingCall, CallHierarchyIncomingCallsParams, CallHierarchyIncomingCallsRequest, CallHierarchyItem,
    CallHierarchyOutgoingCall, CallHierarchyOutgoingCallsParams, CallHierarchyOutgoingCallsRequest,
    CallHierarchyPrepareParams, CallHierarchyPrepareRequest, Position, Range, TextDocumentPositionParams,
    TypeHierarchyItem, TypeHierarchyPrepareParams, TypeHierarchyPrepareRequest, TypeHierarchySubtypesParams,
    TypeHierarchySubtypesRequest, TypeHierarchySupertypesParams, TypeHierarchySupertypesRequest, Uri,
};

use super::reading::symbol_kind;
use super::{Answer, Refusal, Server};
use crate::editor::names;
use crate::editor::ties::{self, Tie};
use crate::lsp::view::View;
use crate::model::DeclarationId;

impl Server<'_> {
    /// The declaration that is named at a position, and the policy it stands in.
    fn named_at(&mut self, at: &TextDocumentPositionParams) -> Result<(View<'_>, Option<DeclarationId>), Refusal> {
        let (view, point) = self.look_at_point(at)?;
        let named = names::named_at(&view.edition, point).map(|named| named.declaration);
        Ok((view, named))
    }

    /// The declaration an item was made of, as the policy is now; none where another name stands there.
    fn known(&mut self, (uri, at, name): (&Uri, Position, &str)) -> Result<(View<'_>, Option<DeclarationId>), Refusal> {
        let (view, file) = self.look_at(uri)?;
        let named = names::named_at(&view.edition, view.point(file, at)).map(|named| named.declaration);
        let known = named.filter(|id| view.edition.analysis.policy.name(*id) == name);
        Ok((view, known))
    }
}

fn type_item(view: &View<'_>, id: DeclarationId) -> Option<TypeHierarchyItem> {
    let policy = &view.edition.analysis.policy;
    let declaration = policy.declaration(id);
    Some(TypeHierarchyItem {
        name: policy.name(id).to_owned(),
        kind: symbol_kind(declaration.kind),
        tags: None,
        detail: policy.title(id),
        uri: view.address(declaration.name.file)?.clone(),
        range: view.range(declaration.span),
        selection_range: view.range(declaration.name),
        data: None,
    })
}

impl Answer for TypeHierarchyPrepareRequest {
    fn answer(
        server: &mut Server<'_>,
        params: TypeHierarchyPrepareParams,
    ) -> Result<Option<Vec<TypeHierarchyItem>>, Refusal> {
        let (view, named) = server.named_at(&params.text_document_position_params)?;
        Ok(named.and_then(|id| type_item(&view, id)).map(|item| vec![item]))
    }
}

impl Answer for TypeHierarchySupertypesRequest {
    fn answer(
        server: &mut Server<'_>,
        params: TypeHierarchySupertypesParams,
    ) -> Result<Option<Vec<TypeHierarchyItem>>, Refusal> {
        let item = &params.item;
        let (view, id) = server.known((&item.uri, item.selection_range.start, &item.name))?;
        let Some(id) = id else { return Ok(None) };
        let above = view.edition.analysis.policy.relations().above(id);
        Ok(Some(above.iter().filter_map(|above| type_item(&view, *above)).collect()))
    }
}

impl Answer for TypeHierarchySubtypesRequest {
    fn answer(
        server: &mut Server<'_>,
        params: TypeHierarchySubtypesParams,
    ) -> Result<Option<Vec<TypeHierarchyItem>>, Refusal> {
        let item = &params.item;
        let (view, id) = server.known((&item.uri, item.selection_range.start, &item.name))?;
        let Some(id) = id else { return Ok(None) };
        let policy = &view.edition.analysis.policy;
        let below = policy.declarations().filter(|other| policy.relations().above(*other).contains(&id));
        Ok(Some(below.filter_map(|below| type_item(&view, below)).collect()))
    }
}

/// A declaration in the hierarchy of calls, with what there is to say beside its name.
fn call_item(view: &View<'_>, id: DeclarationId, detail: Option<String>) -> Option<CallHierarchyItem> {
    let policy = &view.edition.analysis.policy;
    let declaration = policy.declaration(id);
    Some(CallHierarchyItem {
        name: policy.name(id).to_owned(),
        kind: symbol_kind(declaration.kind),
        tags: None,
        detail,
        uri: view.address(declaration.name.file)?.clone(),
        range: view.range(declaration.span),
        selection_range: view.range(declaration.name),
        data: None,
    })
}

/// The other end of a tie: `owner, manage · Checkout desk`.
fn other(view: &View<'_>, tie: &Tie) -> Option<CallHierarchyItem> {
    let words = Some(tie.words.join(", "));
    let said: Vec<String> = words.into_iter().chain(view.edition.analysis.policy.title(tie.other)).collect();
    call_item(view, tie.other, Some(said.join(" · ")))
}

fn ranges(view: &View<'_>, tie: &Tie) -> Vec<Range> {
    tie.at.iter().map(|span| view.range(*span)).collect()
}

impl Answer for CallHierarchyPrepareRequest {
    fn answer(
        server: &mut Server<'_>,
        params: CallHierarchyPrepareParams,
    ) -> Result<Option<Vec<CallHierarchyItem>>, Refusal> {
        let (view, named) = server.named_at(&params.text_document_position_params)?;
        let item = |id| call_item(&view, id, view.edition.analysis.policy.title(id));
        Ok(named.and_then(item).map(|item| vec![item]))
    }
}

impl Answer for CallHierarchyIncomingCallsRequest {
    fn answer(
        server: &mut Server<'_>,
        params: CallHierarchyIncomingCallsParams,
    ) -> Result<Option<Vec<CallHierarchyIncomingCall>>, Refusal> {
        let item = &params.item;
        let (view, id) = server.known((&item.uri, item.selection_range.start, &item.name))?;
        let Some(id) = id else { return Ok(None) };
        let call = |tie: &Tie| Some(CallHierarchyIncomingCall::new(other(&view, tie)?, ranges(&view, tie)));
        Ok(Some(ties::hanging_on(&view.edition.analysis.policy, id).iter().filter_map(call).collect()))
    }
}

impl Answer for CallHierarchyOutgoingCallsRequest {
    fn answer(
        server: &mut Server<'_>,
        params: CallHierarchyOutgoingCallsParams,
    ) -> Result<Option<Vec<CallHierarchyOutgoingCall>>, Refusal> {
        let item = &params.item;
        let (view, id) = server.known((&item.uri, item.selection_range.start, &item.name))?;
        let Some(id) = id else { return Ok(None) };
        let call = |tie: &Tie| Some(CallHierarchyOutgoingCall::new(other(&view, tie)?, ranges(&view, tie)));
        Ok(Some(ties::hangs_on(&view.edition.analysis.policy, id).iter().filter_map(call).collect()))
    }
}
