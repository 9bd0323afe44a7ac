import os
import socket
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from iccportal.management.commands import demo


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
