"""What went wrong, as JSON (RFC 9457): a title and a sentence."""

import json
from http import HTTPStatus

from django.http import HttpResponse

CONTENT_TYPE = "application/problem+json"


class Refusal(Exception):
    """A request that cannot be answered; `sentence` says why, and how to put it right."""

    def __init__(self, status: HTTPStatus, sentence: str) -> None:
        super().__init__(sentence)
        self.status, self.sentence = status, sentence


def bad_request(sentence: str) -> Refusal:
    """The refusal of a question that is not understood."""
    return Refusal(HTTPStatus.BAD_REQUEST, sentence)


def not_found(sentence: str) -> Refusal:
    """The refusal of what is not there."""
    return Refusal(HTTPStatus.NOT_FOUND, sentence)


def problem(status: HTTPStatus, sentence: str) -> HttpResponse:
    """The answer that tells of a problem."""
    told = {"title": status.phrase, "status": int(status), "detail": sentence}
    return HttpResponse(json.dumps(told), status=status, content_type=CONTENT_TYPE)
