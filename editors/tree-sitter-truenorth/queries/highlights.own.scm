(comment) @comment
(doc_comment) @comment.documentation

(kind) @keyword
(unknown_kind) @error
(declaration name: (name) @type)
(rule_declaration name: (name) @type)

(property) @property
(clause_word) @keyword.operator
(keyword) @keyword.operator
(cadence) @constant.builtin
(party_word) @constant.builtin

(text) @string
(long_text) @string
(declaration title: (_) @string.special)
(rule_declaration title: (_) @string.special)
(escape) @string.escape
(embedded ["{" "}"] @punctuation.special)
(blank) @variable.parameter

(number) @number
(unit) @type.builtin
(date) @constant

(comparator) @operator
(operator) @operator
(arrow) @operator
(path from: (name) @variable)
(member) @property

["{" "}" "(" ")"] @punctuation.bracket
["," ";" ":" "."] @punctuation.delimiter
