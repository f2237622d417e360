"""Text made safe for XML 1.0."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape, quoteattr

# Everything that the production Char of XML 1.0 leaves out.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def element(words: str) -> str:
    """Words as the text of an element; characters that XML cannot hold become the replacement character."""
    return escape(_NOT_XML.sub("�", words))


def attribute(value: object) -> str:
    """A value as a quoted attribute; characters that XML cannot hold become the replacement character."""
    return quoteattr(_NOT_XML.sub("�", str(value)), {"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})
