// Where a line ends.
//
// A line ends at a line end, before the brace that closes its block, and where the file does. It goes on where the next line
// begins with an arrow, with a word that joins, or with the block that it lacks. Behind a comma, an arrow or a colon the
// grammar does not ask: there a line cannot end.

#include "tree_sitter/parser.h"
#include "joining_words.h"

enum TokenType { LINE_END, ERROR_SENTINEL };

static bool is_blank(int32_t c) { return c == ' ' || c == '\t' || c == '\r' || c == 0xFEFF; }

static bool is_name_char(int32_t c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

static void advance(TSLexer *lexer) { lexer->advance(lexer, false); }

// Passes a comment. False if the slash begins none.
static bool pass_comment(TSLexer *lexer) {
  advance(lexer);
  if (lexer->lookahead != '/') return false;
  while (!lexer->eof(lexer) && lexer->lookahead != '\n') advance(lexer);
  return true;
}

// Passes blanks, line ends and comments. False if a lone slash stands in the way.
static bool pass_gap(TSLexer *lexer) {
  for (;;) {
    if (is_blank(lexer->lookahead) || lexer->lookahead == '\n') advance(lexer);
    else if (lexer->lookahead != '/') return true;
    else if (!pass_comment(lexer)) return false;
  }
}

// Whether a line that begins here goes on with the one before.
static bool goes_on(TSLexer *lexer) {
  char word[8];
  size_t length = 0;
  if (lexer->lookahead == '{') return true;
  if (lexer->lookahead == '-') {
    advance(lexer);
    return lexer->lookahead == '>';
  }
  while (length < sizeof word - 1 && is_name_char(lexer->lookahead)) {
    word[length++] = (char)lexer->lookahead;
    advance(lexer);
  }
  if (is_name_char(lexer->lookahead)) return false;
  for (size_t i = 0; i < sizeof JOINING_WORDS / sizeof *JOINING_WORDS; i++) {
    const char *joining = JOINING_WORDS[i];
    size_t at = 0;
    while (at < length && joining[at] == word[at]) at++;
    if (at == length && joining[at] == '\0') return true;
  }
  return false;
}

void *tree_sitter_truenorth_external_scanner_create(void) { return NULL; }
void tree_sitter_truenorth_external_scanner_destroy(void *payload) { (void)payload; }
unsigned tree_sitter_truenorth_external_scanner_serialize(void *payload, char *buffer) {
  (void)payload, (void)buffer;
  return 0;
}
void tree_sitter_truenorth_external_scanner_deserialize(void *payload, const char *buffer, unsigned length) {
  (void)payload, (void)buffer, (void)length;
}

bool tree_sitter_truenorth_external_scanner_scan(void *payload, TSLexer *lexer, const bool *valid) {
  (void)payload;
  if (!valid[LINE_END] || valid[ERROR_SENTINEL]) return false;
  lexer->result_symbol = LINE_END;
  while (is_blank(lexer->lookahead)) lexer->advance(lexer, true);
  lexer->mark_end(lexer);
  if (lexer->eof(lexer) || lexer->lookahead == '}') return true;
  if (lexer->lookahead != '\n') return false;
  advance(lexer);
  lexer->mark_end(lexer);
  return !pass_gap(lexer) || !goes_on(lexer);
}
