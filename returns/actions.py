"""Every write of this room, by the file that makes it."""

from returns.handing_in import accept, extend, send_back, set_dates, submit
from returns.items import add_item, close_item, reword_item
from returns.refusals import BlanksToConfirm, Conflict, Locked, Refused
from returns.saving import Pasted, Problem, Saved, paste, save_value
from returns.telling import evaluate, take_back_story, tell_story

__all__ = [
    "BlanksToConfirm",
    "Conflict",
    "Locked",
    "Pasted",
    "Problem",
    "Refused",
    "Saved",
    "accept",
    "add_item",
    "close_item",
    "evaluate",
    "extend",
    "paste",
    "reword_item",
    "save_value",
    "send_back",
    "set_dates",
    "submit",
    "take_back_story",
    "tell_story",
]
