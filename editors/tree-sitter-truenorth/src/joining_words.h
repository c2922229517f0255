// Written by tests/grammars.rs. A line that begins with one of these goes on with the line before.
static const char *const JOINING_WORDS[] = {"and", "or", "when", "where"};
