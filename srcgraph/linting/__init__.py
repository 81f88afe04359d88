"""The predicates of the policy rules: one function a rule, named as its card."""
