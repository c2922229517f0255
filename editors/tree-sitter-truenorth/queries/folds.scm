[
  (block)
  (policy_block)
] @fold
