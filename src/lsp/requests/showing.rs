//! What is shown beside the text: hints, lenses, how a line may be written.

use lsp_types::{
    ActiveParameter, CodeLens, CodeLensParams, CodeLensRequest, Command, Documentation, InlayHint, InlayHintParams,
    InlayHintRequest, Label, ParameterInformation, ParameterInformationLabel, SignatureHelp, SignatureHelpParams,
    SignatureHelpRequest, SignatureInformation,
};

use super::{Answer, Refusal, Server};
use crate::editor::hints::Lead;
use crate::editor::signature::Signature;
use crate::editor::{hints, signature};
use crate::lsp::client::{Client, SHOW_ACCOUNTABILITY, SHOW_RULE};

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
        let lens = |lens: hints::Lens| {
            let command = Some(command(view.client, lens.text, &lens.leads_to)?);
            Some(CodeLens { range: view.range(lens.at), command, data: None })
        };
        Ok(Some(hints::lenses(&view.edition, file).into_iter().filter_map(lens).collect()))
    }
}

/// Words that lead where the client can go. Where it cannot, they are shown if they say something by themselves.
fn command(client: Client, title: String, lead: &Lead) -> Option<Command> {
    match lead {
        Lead::Accountability(name) if client.shows_accountability => Some(running(SHOW_ACCOUNTABILITY, title, name)),
        Lead::Accountability(_) => Some(Command { title, ..Command::default() }),
        Lead::Rule(name) => client.shows_rules.then(|| running(SHOW_RULE, title, name)),
    }
}

/// A command of the client about a name.
pub(super) fn running(command: &str, title: String, name: &str) -> Command {
    let arguments = Some(vec![name.into()]);
    Command { title, command: command.to_owned(), arguments, ..Command::default() }
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
