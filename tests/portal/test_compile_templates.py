from pathlib import Path

import pytest
from django.core.management import CommandError, call_command


def test_every_template_compiles(capsys: pytest.CaptureFixture) -> None:
    call_command("compile_templates")

    assert "templates compile" in capsys.readouterr().out


def test_broken_template_is_named(tmp_path: Path, settings) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "broken.html").write_text("{% if %}")
    settings.BASE_DIR = tmp_path
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [tmp_path / "templates"]}]

    with pytest.raises(CommandError, match=r"broken.html: Unexpected end of expression"):
        call_command("compile_templates")
