"""The language server, spoken to by pytest-lsp as by VS Code, Neovim and Emacs.

    POLICY=copy/of/examples/hot-potato pytest -W error::pytest_lsp.LspSpecificationWarning tests/editors/clients.py

`truenorth` is on the PATH; nothing is written to the policy. What the server sends is held against what the client says it can
do: anything more than that is a warning of pytest-lsp, and so a failure here.
"""

import asyncio
import os
import pathlib

import pytest
import pytest_lsp
from lsprotocol import types
from pytest_lsp import ClientServerConfig, LanguageClient, client_capabilities

POLICY = pathlib.Path(os.environ["POLICY"]).resolve()
FILE = POLICY / "evidence.north"
TEXT = FILE.read_text()
DOCUMENT = types.TextDocumentIdentifier(uri=FILE.as_uri())
CLIENTS = ["visual-studio-code", "neovim@v0.11.0", "emacs"]
SETTINGS = {"truenorth": {"asOf": "2026-11-22"}}


@pytest_lsp.fixture(params=CLIENTS, config=ClientServerConfig(server_command=["truenorth", "lsp"]))
async def client(request, lsp_client: LanguageClient):
    lsp_client.set_configuration(SETTINGS)
    lsp_client.feature(types.CLIENT_REGISTER_CAPABILITY)(lambda params: None)
    folder = types.WorkspaceFolder(uri=POLICY.as_uri(), name="policy")
    capabilities = client_capabilities(request.param)
    params = types.InitializeParams(capabilities=capabilities, workspace_folders=[folder], root_uri=folder.uri)
    params.initialization_options = SETTINGS
    lsp_client.offers = (await lsp_client.initialize_session(params)).capabilities
    document = types.TextDocumentItem(uri=DOCUMENT.uri, language_id="north", version=1, text=TEXT)
    lsp_client.text_document_did_open(types.DidOpenTextDocumentParams(text_document=document))
    yield
    await lsp_client.shutdown_session()


def place(words, text=TEXT):
    """The position behind some words of a text, in units of UTF-16."""
    before = text[: text.index(words) + len(words)]
    line = before.split("\n")[-1]
    return types.Position(line=before.count("\n"), character=len(line.encode("utf-16-le")) // 2)


def at(words):
    return {"text_document": DOCUMENT, "position": place(words)}


async def problems(client):
    """The codes of the problems of the file, asked for by a client that asks, else as told last."""
    if client.capabilities.text_document.diagnostic:
        report = await client.text_document_diagnostic_async(types.DocumentDiagnosticParams(text_document=DOCUMENT))
        return [problem.code for problem in report.items]
    return [problem.code for problem in client.diagnostics.get(DOCUMENT.uri, [])]


async def until(client, holds):
    """Waits until something holds of the problems."""

    async def wait():
        while not holds(await problems(client)):
            await asyncio.sleep(0.01)

    await asyncio.wait_for(wait(), 30)


@pytest.mark.asyncio
async def test_problems_are_told_and_gone_when_they_are_mended(client):
    await until(client, lambda codes: "promise-undelivered" in codes)
    start = place("made by marketing")
    change = types.TextDocumentContentChangePartial(
        range=types.Range(start=start, end=start), text="; delivered at checkout"
    )
    document = types.VersionedTextDocumentIdentifier(uri=DOCUMENT.uri, version=2)
    client.text_document_did_change(types.DidChangeTextDocumentParams(text_document=document, content_changes=[change]))
    await until(client, lambda codes: "promise-undelivered" not in codes)
    assert await problems(client)


@pytest.mark.asyncio
async def test_a_word_is_explained_and_completed(client):
    hover = await client.text_document_hover_async(types.HoverParams(**at("made by mark")))
    assert hover.contents.value.startswith("**department** `marketing`")
    completed = await client.text_document_completion_async(types.CompletionParams(**at("made by mark")))
    assert "marketing" in [item.label for item in completed.items]
    help = await client.text_document_signature_help_async(types.SignatureHelpParams(**at("made by ")))
    assert help.signatures[0].label.startswith("made by <")


@pytest.mark.asyncio
async def test_a_name_leads_to_its_declaration_and_changes_everywhere(client):
    definition = await client.text_document_definition_async(types.DefinitionParams(**at("made by mark")))
    assert definition.uri.endswith(".north") and definition.uri != DOCUMENT.uri
    context = types.ReferenceContext(include_declaration=True)
    places = await client.text_document_references_async(types.ReferenceParams(**at("made by mark"), context=context))
    assert len({found.uri for found in places}) > 1
    edit = await client.text_document_rename_async(types.RenameParams(**at("made by mark"), new_name="promotion"))
    edits = list((edit.changes or {}).values()) + [change.edits for change in edit.document_changes or []]
    changed = sum(map(len, edits))
    assert changed >= len(places), "comments may name it too"


@pytest.mark.asyncio
async def test_a_fix_is_offered_where_a_problem_stands(client):
    await until(client, len)
    position = place("promise delighted")
    context = types.CodeActionContext(diagnostics=[], only=[types.CodeActionKind.QuickFix])
    around = types.Range(start=position, end=position)
    params = types.CodeActionParams(text_document=DOCUMENT, range=around, context=context)
    actions = await client.text_document_code_action_async(params)
    assert any(action.edit for action in actions)
    assert not any(action.command for action in actions), "none of these clients can run a command of ours"


@pytest.mark.asyncio
async def test_the_shape_of_the_file_is_told(client):
    symbols = await client.text_document_document_symbol_async(types.DocumentSymbolParams(text_document=DOCUMENT))
    assert "delighted" in [symbol.name for symbol in symbols]
    folds = await client.text_document_folding_range_async(types.FoldingRangeParams(text_document=DOCUMENT))
    assert len(folds) > 5
    tokens = await client.text_document_semantic_tokens_full_async(types.SemanticTokensParams(text_document=DOCUMENT))
    legend = client.offers.semantic_tokens_provider.legend.token_types
    assert legend[tokens.data[3]] == "keyword" and len(tokens.data) % 5 == 0


@pytest.mark.asyncio
async def test_one_walks_the_hierarchy_of_accountability(client):
    [item] = await client.text_document_prepare_call_hierarchy_async(types.CallHierarchyPrepareParams(**at("owner      fin")))
    assert item.name == "finance"
    calls = await client.call_hierarchy_incoming_calls_async(types.CallHierarchyIncomingCallsParams(item=item))
    assert "sales-figures" in [call.from_.name for call in calls]
