; Neovim's capture names.
[
  (block)
  (policy_block)
] @indent.begin

"}" @indent.branch @indent.end

[
  (comment)
  (doc_comment)
  (long_text)
] @indent.auto
