; Written by tests/grammars.rs from the vocabulary and highlights.own.scm.

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

; Words of closed lists, behind the properties that take them.

(line
  property: (property) @_property
  (name) @constant.builtin
  (#any-of? @_property "aim")
  (#any-of? @constant.builtin "acquire" "advocate" "grow" "other" "retain"))

(line
  property: (property) @_property
  (name) @constant.builtin
  (#any-of? @_property "status")
  (#any-of? @constant.builtin "active" "planned" "retired"))

(line
  property: (property) @_property
  (name) @constant.builtin
  (#any-of? @_property "adoption")
  (#any-of? @constant.builtin "adopted" "declined" "partial" "planned"))

(line
  property: (property) @_property
  (name) @constant.builtin
  (#any-of? @_property "kind")
  (#any-of? @constant.builtin "automated-phone" "chatbot" "computer" "email" "fax" "in-person" "kiosk" "live-chat" "mobile" "mobile-app" "other" "paper" "phone" "postal-mail" "sms" "social-media" "website"))

(line
  property: (property) @_property
  (name) @constant.builtin
  (#any-of? @_property "line")
  (#any-of? @constant.builtin "back" "front"))

(line
  property: (property) @_property
  (name) @constant.builtin
  (#any-of? @_property "kind")
  (#any-of? @constant.builtin "campaign" "consulting" "other" "process" "standard" "tool" "training"))

(line
  property: (property) @_property
  (name) @constant.builtin
  (#any-of? @_property "post")
  (#any-of? @constant.builtin "cco" "ceo" "cfo" "chro" "cio" "cmo" "coo" "cro" "cto" "cxo" "other"))

(line
  property: (property) @_property
  (name) @constant.builtin
  (#any-of? @_property "sector")
  (#any-of? @constant.builtin "charity" "commercial" "public"))

(line
  property: (property) @_property
  (name) @constant.builtin
  (#any-of? @_property "kind")
  (#any-of? @constant.builtin "consultant" "marketplace" "outsourcer" "supplier"))

(line
  property: (property) @_property
  (name) @constant.builtin
  (#any-of? @_property "kind")
  (#any-of? @constant.builtin "containment" "cost" "financial" "operational" "perception" "resolution" "revenue"))

(line
  property: (property) @_property
  (name) @constant.builtin
  (#any-of? @_property "treated as")
  (#any-of? @constant.builtin "cost-centre" "investment"))

(line
  property: (property) @_property
  (name) @constant.builtin
  (#any-of? @_property "centred on")
  (#any-of? @constant.builtin "customer" "process" "product"))

(line
  property: (property) @_property
  (name) @constant.builtin
  (#any-of? @_property "started by")
  (#any-of? @constant.builtin "customer" "us"))

(line
  property: (property) @_property
  (name) @constant.builtin
  (#any-of? @_property "function")
  (#any-of? @constant.builtin "customer-experience" "finance" "hr" "it" "legal" "marketing" "operations" "other" "research" "retention" "sales" "service"))

(line
  property: (property) @_property
  (name) @constant.builtin
  (#any-of? @_property "from")
  (#any-of? @constant.builtin "customers" "employees" "public"))

(line
  property: (property) @_property
  (name) @constant.builtin
  (#any-of? @_property "meets" "reviewed")
  (#any-of? @constant.builtin "daily" "fortnightly" "monthly" "quarterly" "weekly" "yearly"))

(line
  property: (property) @_property
  (name) @constant.builtin
  (#any-of? @_property "purpose")
  (#any-of? @constant.builtin "deflect" "inform" "promote" "self-service" "sell" "serve"))

(line
  property: (property) @_property
  (name) @constant.builtin
  (#any-of? @_property "about")
  (#any-of? @constant.builtin "design" "improve" "manage" "owner" "sponsor"))

(line
  property: (property) @_property
  (name) @constant.builtin
  (#any-of? @_property "medium")
  (#any-of? @constant.builtin "digital" "document" "human" "physical"))

(line
  property: (property) @_property
  (name) @constant.builtin
  (#any-of? @_property "contact")
  (#any-of? @constant.builtin "direct" "indirect"))

(line
  property: (property) @_property
  (name) @constant.builtin
  (#any-of? @_property "mark")
  (#any-of? @constant.builtin "expired" "unused"))

(line
  property: (property) @_property
  (name) @constant.builtin
  (#any-of? @_property "level")
  (#any-of? @constant.builtin "head" "middle" "senior" "staff"))

(line
  property: (property) @_property
  (name) @constant.builtin
  (#any-of? @_property "venue")
  (#any-of? @constant.builtin "own" "partner" "public"))

(line
  property: (property) @_property
  (name) @constant.builtin
  (#any-of? @_property "standing")
  (#any-of? @constant.builtin "permanent" "project"))
