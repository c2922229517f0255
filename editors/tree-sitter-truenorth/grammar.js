/**
 * The Truenorth language for tree-sitter.
 *
 * The words come from words.json, which is written from the compiler's own table (tests/grammars.rs); nothing here spells
 * one. The shape is the language's one shape: kind, name, title, block of lines. Where a line ends depends on what follows
 * it, which src/scanner.c looks at.
 */
const words = require("./words.json");

/** One token of any of the words; the gap between two words of one property may be any. */
const anyOf = (list) => (list.length === 1 ? one(list[0]) : choice(...list.map(one)));
const one = (word) => (word.includes(" ") ? token(prec(1, new RegExp(word.replaceAll(" ", "[ \\t]+")))) : word);

/** Items of a line, some of them joined by what must have an item behind it. */
const items = ($, item) => seq(item, repeat(choice(item, seq($._joint, item))));

module.exports = grammar({
  name: "truenorth",

  externals: ($) => [$._line_end, $._error_sentinel],
  extras: ($) => [/\s/, "\uFEFF", $.comment, $.doc_comment],
  word: ($) => $.name,

  rules: {
    source_file: ($) => repeat($._declared),
    _declared: ($) => choice($.declaration, $.rule_declaration, ";"),

    declaration: ($) => seq(
      field("kind", choice($.kind, alias($.name, $.unknown_kind))),
      field("name", $.name),
      optional(field("title", $._text)),
      choice($.block, $._end),
    ),
    kind: ($) => anyOf(words.kinds),

    rule_declaration: ($) => seq(
      field("kind", alias(anyOf(words.rule_kinds), $.kind)),
      field("name", $.name),
      optional(field("title", $._text)),
      choice(alias($.rule_block, $.block), $._end),
    ),

    block: ($) => seq("{", repeat(choice($.line, ";")), "}"),
    rule_block: ($) => seq("{", repeat(choice(
      alias($.rule_line, $.line), $.expression_line, $.policy_line, ";",
    )), "}"),
    policy_block: ($) => seq("{", repeat($._declared), "}"),

    // What a line says, and what follows that.
    line: ($) => seq(
      field("property", choice($.property, alias($.name, $.unknown_property))),
      optional($._said),
      choice($.block, $._end),
    ),
    property: ($) => anyOf(words.properties),
    rule_line: ($) => seq(field("property", alias(anyOf(words.rule_properties), $.property)), optional($._said), $._end),
    _said: ($) => choice(seq($._values, repeat($.clause)), repeat1($.clause)),
    clause: ($) => seq(field("word", $.clause_word), optional($._values)),
    clause_word: ($) => anyOf(words.clauses.filter((word) => !words.cadences.includes(word))),

    _values: ($) => items($, $._value),
    _value: ($) => choice($.name, $._text, $.date, $.quantity, $.party_word, $.cadence, $.comparator, $.list),
    list: ($) => seq("(", $._values, ")"),
    cadence: ($) => anyOf(words.cadences),

    // Lines of a rule that hold an expression: its words and paths, what stands between brackets as a whole.
    expression_line: ($) => seq(
      field("property", alias(anyOf(words.rule_expressions), $.property)),
      items($, $._item),
      $._end,
    ),
    policy_line: ($) => seq(field("property", alias(anyOf(words.rule_policies), $.property)), $.policy_block),
    _item: ($) => choice(
      $.name, $.path, $.group, $.date, $.quantity, $.party_word, $.keyword, $.comparator, $.operator,
      alias($.rule_text, $.text), $.long_text,
    ),
    group: ($) => seq("(", items($, $._item), ")"),
    path: ($) => seq(field("from", choice($.name, $.group, alias($.keyword, $.name))), repeat1(seq(".", field("member", alias($.name, $.member))))),
    keyword: ($) => anyOf(words.expression_words.filter((word) => !words.parties.includes(word))),
    operator: () => choice("+", "-"),

    party_word: () => anyOf(words.parties),
    comparator: () => anyOf(words.comparators),
    _joint: ($) => choice(",", $.arrow, ":"),
    arrow: () => "->",

    quantity: ($) => prec.right(seq($.number, optional($.unit))),
    number: () => /-?[0-9][0-9_]*(\.[0-9]+)?/,
    unit: () => choice(...words.units, "%", token(/[A-Z]{3}/)),
    date: () => token(prec(1, /[0-9]{4}-[0-9]{2}-[0-9]{2}/)),
    name: () => /[a-z][a-z0-9]*([-_][a-z0-9]+)*/,

    _text: ($) => choice($.text, $.long_text),
    text: ($) => seq('"', repeat(choice($._characters, $.escape)), token.immediate('"')),
    long_text: () => token(prec(1, /"""([^"]|"[^"]|""[^"])*"""/)),
    _characters: () => token.immediate(prec(1, /[^"\\\n]+/)),
    escape: () => token.immediate(/\\(["\\nt]|u\{[0-9a-fA-F]{1,6}\})/),

    // The texts of rules, in which `{…}` is an expression, and `${…}` something for a person to fill in.
    rule_text: ($) => seq('"', repeat(choice(
      $._rule_characters, $.escape, $.embedded, $.blank,
    )), token.immediate('"')),
    _rule_characters: () => token.immediate(prec(1, /([^"\\\n{$]|\{[ \t]|\$[^{"\\\n$])+|\$/)),
    blank: () => token.immediate(prec(2, /\$\{[^}"\n]*\}/)),
    embedded: ($) => seq(token.immediate("{"), items($, $._item), "}"),

    _end: ($) => choice($._line_end, ";"),
    comment: () => token(seq("//", /[^\n]*/)),
    doc_comment: () => token(prec(1, seq("///", /[^\n]*/))),
  },
});
