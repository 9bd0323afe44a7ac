import os
import socket
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from gunicorn.app.base import BaseApplication

from iccportal.management.commands import demo
from iccs.models import Community
from reablement.models import Assessments
from targets.models import Rebase
from tests.portal_process import ROOT


@pytest.fixture
def busy_port() -> Iterator[int]:
    with socket.socket() as listener:
        listener.bind((demo.HOST, 0))
        listener.listen()
        yield listener.getsockname()[1]


def test_busy_port_gets_a_sentence(busy_port: int) -> None:
    with pytest.raises(
        CommandError, match=f"Port {busy_port} is in use by another program. Choose"
    ):
        call_command("demo", port=busy_port)


def test_impossible_port_gets_a_sentence() -> None:
    with pytest.raises(CommandError, match="Port 70000 cannot be used"):
        demo.refuse_if_busy(70_000)


def test_free_port_is_not_refused(busy_port: int) -> None:
    with socket.socket() as trial:
        trial.bind((demo.HOST, 0))
        free = trial.getsockname()[1]

    demo.refuse_if_busy(free)


@pytest.fixture
def one_style_sheet(tmp_path: Path, settings) -> Path:
    sheet = tmp_path / "static" / "one.css"
    sheet.parent.mkdir()
    sheet.write_text("a{}")
    storage = "whitenoise.storage.CompressedManifestStaticFilesStorage"
    settings.BASE_DIR = tmp_path
    settings.STATIC_ROOT = tmp_path / "collected"
    settings.STATICFILES_DIRS = [sheet.parent]
    # not the admin's many: compressing them takes seconds
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": storage}}
    return sheet


def test_static_files_are_collected_again_only_when_one_changed(one_style_sheet: Path) -> None:
    manifest = one_style_sheet.parents[1] / "collected" / "staticfiles.json"

    demo.collect_static()
    first = manifest.stat().st_mtime_ns
    demo.collect_static()
    unchanged = manifest.stat().st_mtime_ns
    later = time.time() + 60
    os.utime(one_style_sheet, (later, later))
    demo.collect_static()

    assert unchanged == first
    assert manifest.stat().st_mtime_ns > first


@pytest.fixture
def served(one_style_sheet: Path, settings, monkeypatch: pytest.MonkeyPatch) -> list[demo.Server]:
    """What was handed to gunicorn, which is all that is not real here."""
    handed: list[demo.Server] = []
    (one_style_sheet.parents[1] / "fixtures").symlink_to(ROOT / "fixtures")
    monkeypatch.setattr(BaseApplication, "run", lambda server: handed.append(server))
    return handed


@pytest.fixture
def cleared_again(transactional_db) -> Iterator[None]:
    """What is signed keeps the tables from being emptied after the test."""
    yield
    call_command("clear_demonstration", no_input=True)


@pytest.mark.usefixtures("cleared_again")
def test_everything_is_made_ready_and_served(
    served: list[demo.Server], capsys: pytest.CaptureFixture
) -> None:
    with socket.socket() as trial:
        trial.bind((demo.HOST, 0))
        port = trial.getsockname()[1]

    call_command("demo", port=port)

    told = capsys.readouterr().out
    [server] = served
    assert server.cfg.settings["bind"].get() == [f"127.0.0.1:{port}"]
    assert server.load() is not None
    assert f"http://127.0.0.1:{port}/" in told
    assert "analyst@example.nhs.uk" in told
    assert Assessments.objects.filter(state="provisional").count() == 10
    assert Rebase.objects.filter(status="signed").count() == 12


@pytest.mark.usefixtures("cleared_again")
def test_second_start_leaves_what_people_changed(served: list[demo.Server]) -> None:
    demo.Command().make_ready()
    Community.objects.filter(code="kendal").update(name="Changed by somebody")

    demo.Command().make_ready()

    assert Community.objects.get(code="kendal").name == "Changed by somebody"
    assert Rebase.objects.count() == 12
