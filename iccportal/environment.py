"""What the environment says, read once and typed; a missing or odd value stops the start."""

import secrets
import sys
from enum import StrEnum
from pathlib import Path
from typing import Any, NoReturn

from environs import Env, EnvError, ValidationError, validate

from iccportal.lib.small_numbers import Rule


class Mode(StrEnum):
    """What this process is for. Only `production` faces other machines."""

    DEMONSTRATION = "demonstration"
    TEST = "test"
    PRODUCTION = "production"


def refuse(problem: str) -> NoReturn:
    """Stop the start with a sentence instead of a traceback."""
    sys.exit(f"The portal cannot start. {problem}\nSettings are described in docs/settings.md.")


def read_mode() -> Mode:
    """Which of the three modes PORTAL_MODE names; production, where it names none."""
    name = Env().str("PORTAL_MODE", Mode.PRODUCTION.value)
    if name not in list(Mode):
        refuse(f'PORTAL_MODE is "{name}"; it must be one of: {", ".join(Mode)}.')
    return Mode(name)


def local_secret(folder: Path) -> str:
    """A key made for this machine alone, kept in the project's ignored folder."""
    path = folder / "secret_key"
    if not path.exists():
        folder.mkdir(exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(50))
    return path.read_text()


class Environment:
    """Reads variables; `required` ones may be left out only where nothing faces other machines."""

    def __init__(self, mode: Mode) -> None:
        self.mode = mode
        self.env = Env(eager=False)

    @property
    def local(self) -> bool:
        """Whether the process serves this machine alone."""
        return self.mode is not Mode.PRODUCTION

    def default(self, local: object) -> dict[str, Any]:
        """A default in the demonstration and in tests, and none in production."""
        return {"default": local} if self.local else {}

    def leaves_out(self, name: str) -> bool:
        """Whether a variable that only production requires is not set."""
        return self.local and not self.env.str(name, "")

    def hold(self, name: str, rule: validate.Validator) -> None:
        """Hold a variable that a library reads to a rule of our own, where others can reach us."""
        if not self.local:
            self.env.str(name, validate=rule)

    def seal(self) -> None:
        """Stop, naming every variable that is missing or odd."""
        try:
            self.env.seal()
        except EnvError as error:
            problems = getattr(error, "error_messages", None) or {"": [str(error)]}
            lines = [
                f"  {name}: {' '.join(dict.fromkeys(texts))}" for name, texts in problems.items()
            ]
            refuse("Put these environment variables right:\n" + "\n".join(lines))


def random_enough(key: str) -> None:
    """Refuse a key that could be guessed; Django asks the same of it."""
    if len(key) < 50 or len(set(key)) < 5:
        raise ValidationError("give at least 50 random characters.")


def named_hosts(hosts: list[str]) -> None:
    """Refuse no hosts, and a name that stands for all of them."""
    if not hosts or any("*" in host for host in hosts):
        raise ValidationError("name each host that the portal answers to, separated by commas.")


def small_numbers_rule(threshold: int, base: int) -> Rule:
    """The rule for small numbers; two settings that do not go together stop the start."""
    try:
        return Rule(threshold, base)
    except ValueError as error:
        refuse(f"SMALL_NUMBERS_THRESHOLD and SMALL_NUMBERS_BASE do not go together. {error}")


SECURE_ADDRESS = validate.Regexp(
    r"^https://[a-zA-Z0-9.-]+(:\d+)?$", error='write it like "https://portal.example.nhs.uk".'
)
POSTGRESQL = validate.Regexp(
    r"^postgres(ql)?://", error='write it like "postgresql://name:password@host/database".'
)
MAIL_SERVER = validate.Regexp(
    r"^(smtp|smtps|smtp\+tls|smtp\+ssl|submission)://",
    error='write it like "smtp+tls://name:password@host:587".',
)
