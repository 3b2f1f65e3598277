"""Under which address is this site reached, and does a request come from this machine?"""

from __future__ import annotations

from ipaddress import ip_address

from flask import current_app, request, url_for

from motions.domain.errors import NotPossible

LOOPBACK_NAMES = frozenset({"localhost", "127.0.0.1", "[::1]"})


def link_address(token: str, back: str = "/") -> str:
    """Give the whole address of a link to sign in, for a mail; `back` is where it leads to then.

    Raises NotPossible where the address of the site is not known.
    """
    return site_address() + url_for("links.show", token=token, weiter=back if back != "/" else None)


def site_address() -> str:
    """Give the public address of the site, without a stroke at its end, for what is sent or printed.

    Where none is set, it is this machine's only: the name under which a request comes can be anything, and whoever
    gets a link or a card may sign in. Raises NotPossible elsewhere.
    """
    public = str(current_app.config["BASE_URL"]).rstrip("/")
    if not public and _without_port(request.host) not in LOOPBACK_NAMES:
        raise NotPossible("Links und Karten gibt es erst, wenn die öffentliche Adresse der Seite eingestellt ist.")
    return public or request.host_url.rstrip("/")


def is_own_machine() -> bool:
    """Tell whether the request comes from this machine and through nobody else.

    The peer is a loopback address, the host is named localhost, 127.0.0.1 or [::1], and no forwarding header came.
    """
    names = [name.lower() for name, _ in request.headers]
    forwarded = any(name == "forwarded" or name.startswith("x-forwarded-") for name in names)
    return not forwarded and _without_port(request.host) in LOOPBACK_NAMES and _is_loopback(request.remote_addr)


def _without_port(host: str) -> str:
    name, colon, port = host.rpartition(":")
    return name if colon and port.isdecimal() else host


def _is_loopback(peer: str | None) -> bool:
    try:
        return ip_address(peer or "").is_loopback
    except ValueError:
        return False
