// The pages that commands show: read-only documents with a name.

const vscode = require("vscode");

const SCHEME = "truenorth";

/** What was last shown under each name. */
class Pages {
  #texts = new Map();
  #changed = new vscode.EventEmitter();
  onDidChange = this.#changed.event;

  put(name, text) {
    const uri = vscode.Uri.from({ scheme: SCHEME, path: `/${name}` });
    this.#texts.set(uri.toString(), text);
    this.#changed.fire(uri);
    return uri;
  }

  provideTextDocumentContent(uri) {
    return this.#texts.get(uri.toString());
  }
}

module.exports = { Pages, SCHEME };
