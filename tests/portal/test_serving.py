import runpy
from io import BytesIO

import pytest
from django.conf import settings

from iccportal.wsgi import application


def test_web_process_listens_to_this_machine_alone_unless_told() -> None:
    configured = runpy.run_path(str(settings.BASE_DIR / "iccportal" / "gunicorn.py"))

    assert configured["bind"] == "127.0.0.1:8000"
    assert configured["workers"] == 2


@pytest.mark.django_db
def test_application_answers() -> None:
    answers: list[str] = []
    request = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": "/accessibility/",
        "SERVER_NAME": "testserver",
        "SERVER_PORT": "80",
        "wsgi.url_scheme": "http",
        "wsgi.input": BytesIO(),
    }

    response = application(request, lambda status, headers: answers.append(status))

    assert answers == ["200 OK"]
    response.close()
