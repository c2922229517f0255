//! What each word is, for colours: all of a file, a stretch of it, or what has changed since the client was told last.

use std::collections::BTreeMap;

use lsp_types::{
    Position, SemanticToken, SemanticTokens, SemanticTokensDelta, SemanticTokensDeltaParams,
    SemanticTokensDeltaRequest, SemanticTokensDeltaResponse, SemanticTokensEdit, SemanticTokensParams,
    SemanticTokensRangeParams, SemanticTokensRangeRequest, SemanticTokensRequest, Uri,
};

use super::{Answer, Refusal, Server};
use crate::editor::tokens::{Token, tokens};
use crate::lsp::view::View;
use crate::source::{Span, common_ends};

/// How many numbers the protocol tells a token by.
const NUMBERS: u32 = 5;

/// What the client was told last of each file that is open.
#[derive(Debug, Default)]
pub(in crate::lsp) struct Colours {
    told: BTreeMap<String, Told>,
    count: u32,
}

#[derive(Debug)]
struct Told {
    id: String,
    tokens: Vec<SemanticToken>,
}

impl Colours {
    /// Keeps what the client is told now, under an id that was never given before; what it was told last is given back.
    fn tell(&mut self, address: &Uri, tokens: Vec<SemanticToken>) -> (String, Option<Told>) {
        self.count += 1;
        let id = self.count.to_string();
        (id.clone(), self.told.insert(address.0.clone(), Told { id, tokens }))
    }

    /// A file was closed.
    pub(in crate::lsp) fn forget(&mut self, address: &Uri) {
        self.told.remove(&address.0);
    }
}

impl Answer for SemanticTokensRequest {
    fn answer(server: &mut Server<'_>, params: SemanticTokensParams) -> Result<Option<SemanticTokens>, Refusal> {
        let address = params.text_document.uri;
        let data = of_file(server, &address)?;
        let (id, _) = server.colours.tell(&address, data.clone());
        Ok(Some(SemanticTokens { result_id: Some(id), data }))
    }
}

impl Answer for SemanticTokensDeltaRequest {
    fn answer(
        server: &mut Server<'_>,
        params: SemanticTokensDeltaParams,
    ) -> Result<Option<SemanticTokensDeltaResponse>, Refusal> {
        let address = params.text_document.uri;
        let data = of_file(server, &address)?;
        let (id, last) = server.colours.tell(&address, data.clone());
        let result_id = Some(id);
        Ok(Some(match last.filter(|last| last.id == params.previous_result_id) {
            Some(last) => SemanticTokensDelta { result_id, edits: edits(&last.tokens, &data) }.into(),
            None => SemanticTokens { result_id, data }.into(),
        }))
    }
}

impl Answer for SemanticTokensRangeRequest {
    fn answer(server: &mut Server<'_>, params: SemanticTokensRangeParams) -> Result<Option<SemanticTokens>, Refusal> {
        let (view, file) = server.look_at(&params.text_document.uri)?;
        let data = of_stretch(&view, view.span(file, params.range));
        Ok(Some(SemanticTokens { result_id: None, data }))
    }
}

fn of_file(server: &mut Server<'_>, address: &Uri) -> Result<Vec<SemanticToken>, Refusal> {
    let (view, file) = server.look_at(address)?;
    let length = view.edition.source(file).map_or(0, |source| source.text().len() as u32);
    Ok(of_stretch(&view, Span::new(file, 0, length)))
}

/// The tokens of a stretch, each told by how far it stands from the one before.
fn of_stretch(view: &View<'_>, stretch: Span) -> Vec<SemanticToken> {
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
    data
}

/// What makes the old tokens the new ones: one edit, between what both have in common at their beginning and at their end.
fn edits(old: &[SemanticToken], new: &[SemanticToken]) -> Vec<SemanticTokensEdit> {
    let (first, last) = common_ends(old, new, SemanticToken::eq);
    let (gone, come) = (old.len() - last - first, new.get(first..new.len() - last).unwrap_or(&[]));
    if gone == 0 && come.is_empty() {
        return Vec::new();
    }
    let edit = SemanticTokensEdit {
        start: first as u32 * NUMBERS,
        delete_count: gone as u32 * NUMBERS,
        data: Some(come.iter().flat_map(numbers).collect()),
    };
    vec![edit]
}

fn numbers(token: &SemanticToken) -> [u32; NUMBERS as usize] {
    [token.delta_line, token.delta_start, token.length, token.token_type, token.token_modifiers_bitset]
}
