import os
import re
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from environs import ValidationError

from iccportal import environment
from iccportal.environment import Environment, Mode
from iccportal.lib.small_numbers import Rule

ROOT = Path(__file__).resolve().parent.parent
PRODUCTION = {
    "PORTAL_MODE": "production",
    "SECRET_KEY": "abcdefghijklmnopqrstuvwxyz0123456789" * 2,
    "ALLOWED_HOSTS": "portal.example.nhs.uk",
    "PORTAL_ADDRESS": "https://portal.example.nhs.uk",
    "DATABASE_URL": "postgresql://portal:hidden-word@127.0.0.1:1/portal",
    "EMAIL_URL": "smtp+tls://portal:hidden-word@mail.example.nhs.uk:587",
    "DEFAULT_FROM_EMAIL": "portal@example.nhs.uk",
}
REQUIRED = sorted(PRODUCTION.keys() - {"PORTAL_MODE"})


def start(*command: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Start the portal with these variables and no others of its own."""
    return subprocess.run(
        [sys.executable, *command],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], **variables},
        capture_output=True,
        text=True,
        check=False,
    )


def test_production_without_settings_names_all_that_are_missing() -> None:
    started = start("-c", "import iccportal.settings")

    assert started.returncode == 1
    assert "Traceback" not in started.stderr
    assert [name for name in REQUIRED if f"  {name}: " not in started.stderr] == []


def test_odd_settings_are_all_named_with_what_was_expected_and_no_secret() -> None:
    odd = {
        "SECRET_KEY": "hidden-word",
        "ALLOWED_HOSTS": "*",
        "PORTAL_ADDRESS": "http://portal.example.nhs.uk",
        "DATABASE_URL": "sqlite:///hidden-word",
        "EMAIL_URL": "console:hidden-word",
        "TRUSTED_PROXIES": "several",
    }

    started = start("-c", "import iccportal.settings", **PRODUCTION | odd)

    assert started.returncode == 1
    assert "Traceback" not in started.stderr
    assert "hidden-word" not in started.stderr
    assert [name for name in odd if f"  {name}: " not in started.stderr] == []


def test_deploy_check_of_production_finds_nothing() -> None:
    checked = start("manage.py", "check", "--deploy", "--fail-level", "WARNING", **PRODUCTION)

    assert checked.returncode == 0, checked.stderr


@pytest.fixture
def production(monkeypatch: pytest.MonkeyPatch) -> Environment:
    """A reader in production mode that has read nothing yet."""
    for name in REQUIRED:
        monkeypatch.delenv(name, raising=False)
    return Environment(Mode.PRODUCTION)


def test_unknown_mode_is_answered_with_those_there_are(monkeypatch) -> None:
    monkeypatch.setenv("PORTAL_MODE", "live")

    with pytest.raises(SystemExit, match="demonstration, test, production"):
        environment.read_mode()


def test_mode_is_production_where_nothing_is_said(monkeypatch) -> None:
    monkeypatch.delenv("PORTAL_MODE", raising=False)

    assert environment.read_mode() is Mode.PRODUCTION


def test_local_key_is_made_once_and_kept_to_its_owner(tmp_path: Path) -> None:
    folder = tmp_path / "portal"

    key = environment.local_secret(folder)

    assert environment.local_secret(folder) == key
    assert stat.S_IMODE((folder / "secret_key").stat().st_mode) == 0o600
    environment.random_enough(key)


def test_variable_may_be_left_out_on_this_machine_alone(production: Environment) -> None:
    local = Environment(Mode.DEMONSTRATION)

    assert local.leaves_out("DATABASE_URL")
    assert not production.leaves_out("DATABASE_URL")


def test_rule_of_production_does_not_bind_the_demonstration(monkeypatch) -> None:
    monkeypatch.setenv("EMAIL_URL", "console:")
    local = Environment(Mode.DEMONSTRATION)

    local.hold("EMAIL_URL", environment.MAIL_SERVER)

    local.seal()


def test_rule_broken_twice_is_told_once(production: Environment) -> None:
    production.env.str("EMAIL_URL")
    production.hold("EMAIL_URL", environment.MAIL_SERVER)

    with pytest.raises(SystemExit, match=r"EMAIL_URL: Environment variable not set\.\n"):
        production.seal()


@pytest.mark.parametrize("key", ["short", "ab" * 40, "x" * 60])
def test_key_that_could_be_guessed_is_refused(key: str) -> None:
    with pytest.raises(ValidationError, match="50 random characters"):
        environment.random_enough(key)


@pytest.mark.parametrize("hosts", [[], ["*"], ["portal.example.nhs.uk", "*.example.nhs.uk"]])
def test_no_host_and_all_hosts_are_refused(hosts: list[str]) -> None:
    with pytest.raises(ValidationError, match="name each host"):
        environment.named_hosts(hosts)


def test_hosts_are_named_one_by_one() -> None:
    environment.named_hosts(["portal.example.nhs.uk", "portal.example.org"])


def test_every_variable_is_described_and_no_other() -> None:
    files = ("settings.py", "environment.py", "gunicorn.py")
    code = "".join((ROOT / "iccportal" / name).read_text() for name in files)
    described = re.findall(r"^\| `([A-Z_]+)`", (ROOT / "docs/settings.md").read_text(), re.M)

    read = set(re.findall(r"\b_?[Ee]nv(?:\(\))?\.\w+\(\s*\"([A-Z_]+)\"", code))

    assert sorted(described) == sorted(read)


def test_rule_for_small_numbers_that_would_show_noughts_stops_the_start() -> None:
    with pytest.raises(SystemExit, match="SMALL_NUMBERS_BASE do not go together"):
        environment.small_numbers_rule(1, 10)


def test_rule_for_small_numbers_is_that_of_the_settings() -> None:
    assert environment.small_numbers_rule(7, 5) == Rule()


@pytest.mark.parametrize(("asked", "seconds"), [("", "20"), ("?timeout=60", "60")])
def test_mail_server_may_not_keep_the_portal_waiting_for_ever(asked: str, seconds: str) -> None:
    given = PRODUCTION | {"EMAIL_URL": PRODUCTION["EMAIL_URL"] + asked}

    told = start("-c", "from iccportal import settings; print(settings.EMAIL_TIMEOUT)", **given)

    assert told.stdout.strip() == seconds
