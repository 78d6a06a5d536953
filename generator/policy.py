"""What browsers may run and load for this site: one policy, as a tag of each page and as headers of a server."""

from __future__ import annotations

from collections.abc import Mapping

_ALLOWED = {
    "default-src": "'none'",  # whatever is not named below
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "font-src": "'self'",
    "connect-src": "'self'",  # the search index, and word from the live preview
    "worker-src": "'self'",  # the search
    "base-uri": "'none'",
    "form-action": "'none'",  # no form of the site is ever sent
}
META = "; ".join(f"{name} {source}" for name, source in _ALLOWED.items())
"""The policy as each page carries it, so that it holds wherever the site is published."""

HEADERS: Mapping[str, str] = {
    # Who may show the site in a frame can be said in a header only. A frame of somebody else could
    # have a reader press "delete my answers" unknowingly, so it is nobody until an operator knows whom.
    "Content-Security-Policy": f"{META}; frame-ancestors 'self'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
}
"""The policy as a server sends it with every file, and what goes with it."""

NETLIFY = "_headers"
"""The file by which Netlify, Cloudflare and others learn headers; it lies at the top of the site."""
NGINX = "nginx-headers.conf"
"""The same for nginx."""

_FRAMES = """\
# A learning platform that shows pages of this site in a frame: write its address after
# frame-ancestors 'self', such as https://learn.example.org
"""
_NGINX = """\
# Headers for this site. Copy this file to where nginx keeps its own, and name it once in the block of
# the site, which should have no other `add_header` in a `location`, because that would replace these:
#     server {{
#         root /srv/curriculum/site;
#         include /etc/nginx/snippets/nginx-headers.conf;
#     }}
{frames}{headers}
# The scripts of the site, which many versions of nginx would send as something else.
location ~ \\.mjs$ {{
    types {{ }}
    default_type text/javascript;
}}
"""


def for_netlify() -> str:
    """The text of the file that Netlify and Cloudflare read."""
    headers = (f"  {name}: {value}\n" for name, value in HEADERS.items())
    return f"{_FRAMES}/*\n{''.join(headers)}"


def for_nginx() -> str:
    """The text of a file that a server block of nginx includes."""
    headers = (f'add_header {name} "{value}" always;\n' for name, value in HEADERS.items())
    return _NGINX.format(frames=_FRAMES, headers="".join(headers))
