#!/usr/bin/env python3
"""Times any language server: from didChange to the diagnostics of that version.

    benches/lsp_time.py [--edits 200] [--at TEXT | --spread] [--ask METHOD] [--with FOLDER] FILE -- SERVER [ARGUMENT ...]

The file is opened in an empty folder of its own, or in one with the files of FOLDER; then single characters are typed and deleted
in turn, and each time the next diagnostics of the file are waited for. They are typed behind TEXT, by default at the end of a line in
the middle of the file, or with --spread at the ends of indented lines from all over the file, each time of another. With --ask, a
request such as textDocument/hover is sent after each edit, and its answer is timed too. Prints milliseconds: median, 99th
percentile, most; and the server's peak memory. Works with servers that push diagnostics.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time

LANGUAGES = {"py": "python", "north": "truenorth", "toml": "toml", "json": "json"}


class Server:
    def __init__(self, command):
        pipe = subprocess.PIPE
        self.process = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL)
        self.asked = 0

    def send(self, **message):
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self.process.stdin.flush()

    def tell(self, method, params):
        self.send(method=method, params=params)

    def ask(self, method, params):
        self.asked += 1
        self.send(id=self.asked, method=method, params=params)
        return self.until(lambda message: message.get("id") == self.asked and "method" not in message)

    def read(self):
        length = 0
        while True:
            line = self.process.stdout.readline()
            if not line:
                sys.exit("the server is gone")
            if line in (b"\r\n", b"\n"):
                return self.process.stdout.read(length)
            name, _, value = line.decode().partition(":")
            if name.lower() == "content-length":
                length = int(value)

    def until(self, wanted):
        """The next message that is wanted; what the server asks is answered on the way."""
        while True:
            message = json.loads(self.read())
            if wanted(message):
                return message
            if "method" in message and "id" in message:
                params = message.get("params")
                items = params.get("items") if isinstance(params, dict) else None
                self.send(id=message["id"], result=[None] * len(items) if items else None)

    def memory(self):
        try:
            with open(f"/proc/{self.process.pid}/status") as status:
                return next(int(line.split()[1]) / 1024 for line in status if line.startswith("VmHWM"))
        except (OSError, StopIteration):
            return float("nan")


class Session:
    """A file that is open in a server, and the place where it is edited."""

    def __init__(self, asked):
        self.folder = tempfile.mkdtemp()
        if asked.beside:
            shutil.copytree(asked.beside, self.folder, dirs_exist_ok=True)
        file = os.path.join(self.folder, os.path.basename(asked.file))
        shutil.copy(asked.file, file)
        self.files = len(os.listdir(self.folder))
        with open(file, newline="") as opened:
            self.text = opened.read()
        self.uri = "file://" + file
        self.places = spread(self.text, asked.edits // 2) if asked.spread else [place(self.text, asked.at)]
        self.server = Server(asked.server)
        before = time.perf_counter()
        self.incremental = self.begin("file://" + self.folder)
        language = LANGUAGES.get(file.rsplit(".", 1)[-1], "plaintext")
        document = {"uri": self.uri, "languageId": language, "version": 1, "text": self.text}
        self.server.tell("textDocument/didOpen", {"textDocument": document})
        self.problems = len(self.server.until(self.is_opened)["params"]["diagnostics"])
        self.began = time.perf_counter() - before

    def begin(self, root):
        capabilities = {"textDocument": {"publishDiagnostics": {"versionSupport": True}}}
        params = {"processId": None, "rootUri": root, "capabilities": capabilities}
        params["workspaceFolders"] = [{"uri": root, "name": "timed"}]
        offers = self.server.ask("initialize", params)["result"]["capabilities"]
        self.server.tell("initialized", {})
        sync = offers.get("textDocumentSync")
        return (sync.get("change") if isinstance(sync, dict) else sync) == 2

    def is_told(self, message):
        return message.get("method") == "textDocument/publishDiagnostics" and message["params"]["uri"] == self.uri

    def is_opened(self, message):
        return self.is_told(message) and message["params"].get("version", 1) == 1

    def edit(self, number):
        """Types a character, or deletes it again, and waits for the diagnostics; how long that took."""
        version = number + 2
        self.line, self.column = self.places[number // 2 % len(self.places)]
        document = {"uri": self.uri, "version": version}
        params = {"textDocument": document, "contentChanges": [self.change(number % 2 == 0)]}
        before = time.perf_counter()
        self.server.tell("textDocument/didChange", params)
        self.server.until(lambda it: self.is_told(it) and it["params"].get("version", version) == version)
        return time.perf_counter() - before

    def change(self, types):
        text = "x" if types else ""
        start = {"line": self.line, "character": self.column}
        if self.incremental:
            end = start if types else {"line": self.line, "character": self.column + 1}
            return {"range": {"start": start, "end": end}, "text": text}
        lines = self.text.split("\n")
        line = lines[self.line]
        lines[self.line] = line[: self.column] + text + line[self.column :]
        return {"text": "\n".join(lines)}

    def ask(self, method):
        """How long an answer at the place takes."""
        position = {"line": self.line, "character": self.column}
        before = time.perf_counter()
        self.server.ask(method, {"textDocument": {"uri": self.uri}, "position": position})
        return time.perf_counter() - before

    def end(self):
        self.server.ask("shutdown", None)
        self.server.tell("exit", None)
        self.server.process.wait(timeout=60)
        shutil.rmtree(self.folder)


def place(text, at):
    """Line and column behind `at`, or the end of a line in the middle that is not empty."""
    lines = text.splitlines()
    if at is not None:
        line = next(index for index, line in enumerate(lines) if at in line)
        return line, lines[line].index(at) + len(at)
    middle = next(index for index in range(len(lines) // 2, len(lines)) if lines[index].strip())
    return middle, len(lines[middle])


def spread(text, wanted):
    """The ends of indented lines that end in a letter or digit, from all over the text."""
    lines = text.splitlines()
    ends = [(index, len(line)) for index, line in enumerate(lines) if line[:1] in " \t" and line[-1:].isalnum()]
    return ends[:: max(len(ends) // max(wanted, 1), 1)]


def show(what, seconds):
    ordered = sorted(second * 1000 for second in seconds)
    pick = lambda share: ordered[min(int(len(ordered) * share), len(ordered) - 1)]
    print(f"  {what}: median {pick(0.5):.1f} ms, 99th percentile {pick(0.99):.1f} ms, most {ordered[-1]:.1f} ms")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--edits", type=int, default=200)
    parser.add_argument("--at")
    parser.add_argument("--spread", action="store_true")
    parser.add_argument("--ask")
    parser.add_argument("--with", dest="beside", metavar="FOLDER")
    parser.add_argument("file")
    parser.add_argument("server", nargs="+")
    asked = parser.parse_args()
    session = Session(asked)
    told, answered = [], []
    for number in range(asked.edits):
        told.append(session.edit(number))
        if asked.ask:
            answered.append(session.ask(asked.ask))
    name = os.path.basename(asked.server[0])
    lines = len(session.text.splitlines())
    print(f"{name}: {session.files} files, {lines} lines in the one that is open, {session.problems} problems, {asked.edits} edits")
    print(f"  from initialize to the first diagnostics: {session.began * 1000:.0f} ms")
    show("didChange to diagnostics", told)
    if answered:
        show(asked.ask, answered)
    print(f"  peak memory {session.server.memory():.0f} MB")
    session.end()


if __name__ == "__main__":
    main()
