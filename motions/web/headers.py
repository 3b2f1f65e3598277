"""Which headers keep a page from doing what it should not?"""

from __future__ import annotations

from flask import Flask, Response, request

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "font-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)

# Pages with a secret in their address or of what only one person may see: neither kept nor named to others.
SECRET = ("/anmelden", "/abmelden", "/bestaetigen", "/link/", "/karte/", "/konto")


def register(app: Flask) -> None:
    """Send the headers with every answer of the application."""
    app.after_request(_protect)


def _protect(response: Response) -> Response:
    """Allow nothing inline, nothing from other hosts, no framing, no guessing of types.

    Files of the project itself may be kept by browsers; what a signed-in person sees may not be kept by anyone else.
    """
    response.headers.setdefault("Content-Security-Policy", POLICY)
    response.headers.setdefault("X-Content-Type-Options", "nosniff")
    secret = request.path.startswith(SECRET)
    response.headers.setdefault("Referrer-Policy", "no-referrer" if secret else "same-origin")
    response.headers.setdefault("Cross-Origin-Opener-Policy", "same-origin")
    response.headers.setdefault("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
    if request.is_secure:
        response.headers.setdefault("Strict-Transport-Security", "max-age=31536000")
    if request.endpoint != "static":
        response.headers.setdefault("Cache-Control", "no-store" if secret else "private, no-cache")
        response.vary.add("Cookie")
    return response
