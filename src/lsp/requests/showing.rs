//! What is shown beside the text: colours, hints, lenses, how a line may be written.

use lsp_types::{
    ActiveParameter, CodeLens, CodeLensParams, CodeLensRequest, Command, Documentation, InlayHint, InlayHintParams,
    InlayHintRequest, Label, ParameterInformation, ParameterInformationLabel, Position, SemanticToken, SemanticTokens,
    SemanticTokensParams, SemanticTokensRangeParams, SemanticTokensRangeRequest, SemanticTokensRequest, SignatureHelp,
    SignatureHelpParams, SignatureHelpRequest, SignatureInformation,
};

use super::{Answer, Refusal, Server};
use crate::editor::signature::Signature;
use crate::editor::tokens::{Token, tokens};
use crate::editor::{hints, signature};
use crate::lsp::view::View;
use crate::source::Span;

impl Answer for SemanticTokensRequest {
    fn answer(server: &mut Server<'_>, params: SemanticTokensParams) -> Result<Option<SemanticTokens>, Refusal> {
        let (view, file) = server.look_at(&params.text_document.uri)?;
        let length = view.edition.source(file).map_or(0, |source| source.text().len() as u32);
        Ok(Some(semantic_tokens(&view, Span::new(file, 0, length))))
    }
}

impl Answer for SemanticTokensRangeRequest {
    fn answer(server: &mut Server<'_>, params: SemanticTokensRangeParams) -> Result<Option<SemanticTokens>, Refusal> {
        let (view, file) = server.look_at(&params.text_document.uri)?;
        Ok(Some(semantic_tokens(&view, view.span(file, params.range))))
    }
}

/// The tokens of a stretch, each told by how far it stands from the one before.
fn semantic_tokens(view: &View<'_>, stretch: Span) -> SemanticTokens {
    let mut last = Position::new(0, 0);
    let mut data = Vec::new();
    for (span, token) in tokens(&view.edition, stretch) {
        let range = view.range(span);
        let (line, start) = (range.start.line - last.line, range.start.character);
        let delta_start = if line == 0 { start - last.character } else { start };
        let length = range.end.character - start;
        let token_type = Token::ALL.iter().position(|known| *known == token).unwrap_or(0) as u32;
        data.push(SemanticToken { delta_line: line, delta_start, length, token_type, token_modifiers_bitset: 0 });
        last = range.start;
    }
    SemanticTokens { result_id: None, data }
}

impl Answer for InlayHintRequest {
    fn answer(server: &mut Server<'_>, params: InlayHintParams) -> Result<Option<Vec<InlayHint>>, Refusal> {
        let (view, file) = server.look_at(&params.text_document.uri)?;
        let wanted = view.span(file, params.range);
        let hints = hints::hints(&view.edition, file).into_iter();
        let here = hints.filter(|hint| wanted.start <= hint.at.start && hint.at.start <= wanted.end);
        let hint = |hint: hints::Hint| InlayHint {
            position: view.range(hint.at).start,
            label: Label::String(hint.text),
            kind: None,
            text_edits: None,
            tooltip: None,
            padding_left: Some(true),
            padding_right: None,
            data: None,
        };
        Ok(Some(here.map(hint).collect()))
    }
}

impl Answer for CodeLensRequest {
    fn answer(server: &mut Server<'_>, params: CodeLensParams) -> Result<Option<Vec<CodeLens>>, Refusal> {
        let (view, file) = server.look_at(&params.text_document.uri)?;
        let lens = |lens: hints::Lens| CodeLens {
            range: view.range(lens.at),
            command: Some(Command { title: lens.text, ..Command::default() }),
            data: None,
        };
        Ok(Some(hints::lenses(&view.edition, file).into_iter().map(lens).collect()))
    }
}

impl Answer for SignatureHelpRequest {
    fn answer(server: &mut Server<'_>, params: SignatureHelpParams) -> Result<Option<SignatureHelp>, Refusal> {
        let (view, point) = server.look_at_point(&params.text_document_position_params)?;
        Ok(signature::signature(&view.edition, point).map(signature_help))
    }
}

fn signature_help(signature: Signature) -> SignatureHelp {
    let part = |(label, meaning): (String, String)| ParameterInformation {
        label: ParameterInformationLabel::String(label),
        documentation: Some(Documentation::String(meaning)),
    };
    let active = Some(ActiveParameter::Int(signature.active as u32));
    let information = SignatureInformation {
        label: signature.label,
        documentation: Some(Documentation::String(signature.meaning)),
        parameters: Some(signature.parts.into_iter().map(part).collect()),
        active_parameter: active,
    };
    SignatureHelp { signatures: vec![information], active_signature: Some(0), active_parameter: active }
}
