"""Errors that a user can mend; every message says how."""


class SrcgraphError(Exception):
    """Say what could not be done and how to mend it."""


class UnreadableFile(SrcgraphError):
    """A file could not be turned into an article (missing, empty, binary, unknown encoding)."""


class NoBody(SrcgraphError):
    """A file was read but holds no running text that could be an article."""


class NotEnglish(SrcgraphError):
    """An article is not in English, the only language this version reads."""


class ModelError(SrcgraphError):
    """A language model is missing or is not the one this version was made with."""


class UnwritableReport(SrcgraphError):
    """A report could not be written; the old one, if any, is untouched."""


class WireError(SrcgraphError):
    """A JSON document is not valid `srcgraph/1`."""


class RuleError(SrcgraphError):
    """A rule card cannot be used, or a rule is not known."""


class PolicyError(SrcgraphError):
    """A policy, baseline or suppression file cannot be used; the message names file and line."""


class LabelError(SrcgraphError):
    """Labels made by hand cannot be used to train or to measure."""
