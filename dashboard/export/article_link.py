"""The one kind of address that may be clicked: an article's own."""

import html
import re

_WEB_ADDRESS = re.compile(r'https?://[^\s\\<>"]{1,2000}', re.IGNORECASE)


def link_address(address: str) -> str:
    """Return an article's address as a link in HTML, in full; '' where it is none of http or https.

    >>> link_address("javascript:alert(1)")
    ''
    """
    address = address.strip()
    if not _WEB_ADDRESS.fullmatch(address):
        return ""
    escaped = html.escape(address, quote=True)
    return f'<a href="{escaped}" target="_blank" rel="noopener noreferrer">{escaped}</a>'
