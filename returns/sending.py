"""Takes what was sent from a return's page, one box or many, and answers at each box."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from django.http import QueryDict
from django.utils.timezone import localtime

from iccportal.accounts.models import User
from returns.actions import Conflict, Locked, Pasted, Problem, Refused, Saved, paste, save_value
from returns.answers import FaultyAnswer, read_answer
from returns.boxes import Box, Kept
from returns.queries import ReturnPage
from returns.reply import Reply

GONE = "This is not asked in this return any more. Load the page again."


@dataclass(frozen=True, slots=True)
class Typed:
    """What was sent for one box; `base` is the version that the person saw in it."""

    box: Box
    text: str
    base: int | None
    token: UUID  # of this save, the same when it is sent again
    unanswered: tuple[UUID, ...] = ()  # of earlier saves of which the browser heard nothing
    note: str = ""
    confirmed: bool = False


def send(page: ReturnPage, post: QueryDict, *, by: User, now: datetime) -> dict[str, Reply]:
    """Keep what can be kept; the answer to each box that was sent, by its key."""
    boxes = {box.key: box for box in page.boxes}
    keys = list(dict.fromkeys(post.getlist("box")))
    gone = {key: Reply("refused", "", GONE) for key in keys if key not in boxes}
    typed = [_typed(boxes[key], post) for key in keys if key in boxes and not _untouched(key, post)]
    explained = [one for one in typed if one.note or one.confirmed]
    plain = [one for one in typed if one not in explained]
    return {
        **gone,
        **_plain(page, plain, by, now),
        **{one.box.key: _explained(page, one, by, now) for one in explained},
    }


def _untouched(key: str, post: QueryDict) -> bool:
    """Whether a form sent a box back as it was; a script sends what was changed alone."""
    said = post.get(f"note-{key}", "").strip() or post.get(f"confirmed-{key}")
    was = post.get(f"was-{key}")
    return not said and was is not None and was == post.get(f"answer-{key}", "").strip()


def _typed(box: Box, post: QueryDict) -> Typed:
    base = post.get(f"base-{box.key}", "")
    return Typed(
        box=box,
        text=post.get(f"answer-{box.key}", ""),
        base=int(base) if base.isdecimal() else None,
        token=_token(post.get(f"token-{box.key}", "")) or uuid4(),  # a form without script has none
        unanswered=tuple(filter(None, map(_token, post.getlist(f"unanswered-{box.key}")))),
        note=post.get(f"note-{box.key}", "").strip(),
        confirmed=bool(post.get(f"confirmed-{box.key}")),
    )


def _token(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _plain(page: ReturnPage, typed: Sequence[Typed], by: User, now: datetime) -> dict[str, Reply]:
    """All at once, for a return is held for each time that it is written to."""
    if not typed:
        return {}
    cells = [
        Pasted(one.box.item.code, _mdt(one.box), one.text, one.base, one.token, one.unanswered)
        for one in typed
    ]
    try:
        outcomes = paste(
            community=page.place.code, month=page.dates.month, cells=cells, by=by, now=now
        )
    except Locked as locked:
        return {one.box.key: Reply("locked", one.text, locked.sentence) for one in typed}
    return {
        one.box.key: _outcome(one, outcome) for one, outcome in zip(typed, outcomes, strict=True)
    }


def _outcome(typed: Typed, outcome: Saved | Problem) -> Reply:
    if isinstance(outcome, Saved):
        return _saved(outcome)
    if outcome.theirs is not None:
        return _conflict(typed, outcome.theirs)
    return Reply("refused", typed.text, outcome.sentence)


def _explained(page: ReturnPage, typed: Typed, by: User, now: datetime) -> Reply:
    """A number that somebody confirms, or gives the reason of."""
    try:
        saved = save_value(
            community=page.place.code,
            month=page.dates.month,
            item=typed.box.item.code,
            mdt=_mdt(typed.box),
            answer=read_answer(typed.text),
            base_version=typed.base,
            key=typed.token,
            unanswered=typed.unanswered,
            note=typed.note,
            confirmed=typed.confirmed,
            by=by,
            now=now,
        )
    except Conflict as conflict:
        return _conflict(typed, conflict.theirs)
    except Locked as locked:
        return Reply("locked", typed.text, locked.sentence)
    except Refused as refused:
        return Reply("refused", typed.text, refused.sentence, note=typed.note)
    except FaultyAnswer as fault:
        return Reply("refused", typed.text, str(fault))
    return _saved(saved)


def _mdt(box: Box) -> int | None:
    return None if box.mdt is None else box.mdt.id


def _saved(saved: Saved) -> Reply:
    typed = saved.value.answer.typed
    if saved.warning is not None:
        asked = " ".join(filter(None, [saved.disagrees, saved.warning]))
        return Reply("unusual", typed, f"Saved. {asked}", saved.version)
    if saved.disagrees:
        return Reply("disagrees", typed, f"Saved. {saved.disagrees}", saved.version)
    return Reply("saved", typed, f"Saved {_clock(saved.value.at)}", saved.version)


def _conflict(typed: Typed, theirs: Kept) -> Reply:
    sentence = (
        f"{theirs.by} saved {theirs.answer.words} at {_clock(theirs.at)}, and you typed "
        f"{typed.text.strip() or 'nothing'}. Which one is right?"
    )
    return Reply("conflict", typed.text, sentence, theirs.version, theirs.answer.typed)


def _clock(at: datetime) -> str:
    return f"{localtime(at):%H:%M}"
