"""How is a PDF answered, and when need it not be set again?"""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import quote

from flask import Response, make_response, request


def pdf_answer(set_document: Callable[[], bytes], name: str, state: str) -> Response:
    """Answer with a document to be read in the browser, kept under `name`.

    `state` names what the document depends on: a browser that has it for the same state need not get it again, and
    nothing is set then.
    """
    answer = make_response(b"")
    tag = f"{name.encode().hex()}-{state}"
    answer.set_etag(tag)
    if tag in request.if_none_match:
        answer.status_code = 304
        return answer
    answer.set_data(set_document())
    answer.content_type = "application/pdf"
    answer.headers["Content-Disposition"] = f"inline; filename*=UTF-8''{quote(name)}"
    return answer
