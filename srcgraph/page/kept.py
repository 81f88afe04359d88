"""The corrections that a page was saved with, as the file that they would be by themselves."""

from __future__ import annotations

import re

from srcgraph.errors import WireError

_KEPT = re.compile(r'<script type="application/json" id="brought">([^<]*)</script>')


def corrections_in(page: str) -> str:
    """The JSON of the corrections in a page that an editor saved for a colleague.

    Raises WireError where the page holds none.
    """
    found = _KEPT.search(page)
    if found is None:
        raise WireError("this page is no report of srcgraph, so it holds no corrections.")
    if not found[1].strip():
        raise WireError(
            "this page holds no corrections: press “Save for a colleague” on it, and give the "
            "file that it saves."
        )
    return found[1]
