"""What the forms of items call each field, and what they say beside it."""

from typing import Final

LABELS: Final = {
    "short_name": "Short name, for charts",
    "position": "Place on the page",
    "row": "Row",
    "column": "Column",
    "help_text": "Help beside the box",
    "question": "The question that it answers",
    "description": "What exactly is counted",
    "adds_up_from": "It adds up from",
    "one": "The word after 1",
    "many": "The word after other numbers",
    "decimals": "Decimals",
    "sentence": "The sentence above its chart",
    "chart_months": "Months on a chart",
    "missing_communities": "Communities together, where one has no figure",
    "suppression": "Small numbers, outside the team",
    "caveats": "What to keep in mind",
    "direction": "What is better",
    "direction_reason": "Why that is better",
    "target": "Target",
    "target_profile": "Target of each month",
    "target_name": "What the target is called",
    "source": "Where the figures come from",
    "source_owner": "Who answers for the source",
    "owner": "Who looks after it",
    "checker": "Who has checked it",
    "approved_on": "Approved on",
    "review_by": "To be looked at again by",
}
HELP: Final = {
    "section": "Items of a section stand together, in the return and on dashboards.",
    "position": "A whole number: lower ones come first.",
    "row": "Only where it stands in a table: the heading of its row.",
    "column": "Only where it stands in a table: the heading of its column.",
    "description": "Leave it empty where it is worked out: its items say it.",
    "adds_up_from": "The items that together are this one, with nobody in two of them and nobody "
    "left out: those reviewed, and those not reviewed. A return is submitted only if they add up. "
    "Months submitted before are hidden outside the team where they do not.",
    "one": "For example, care plan. Leave it empty for a percentage.",
    "many": "For example, care plans. Leave it empty for a percentage.",
    "decimals": "0 for what is counted. Up to 3 for what is worked out.",
    "sentence": "Leave it empty for the usual one. It has {place}, {value} and {month}, and may "
    "have {numerator} and {denominator}: “{place} held {value} in {month}.”",
    "chart_months": "1 to 60: the latest ones are shown.",
    "caveats": "One a line.",
    "target": "The same for every community and month. Leave it empty for none.",
    "target_profile": "Where it differs from month to month: twelve numbers, April first, with "
    "commas between. Leave the one above empty then.",
    "target_name": "For example, target or ambition.",
    "source": "Where the communities take them from, if not from their own records.",
}
ADDED_LABELS: Final = {
    "subject": "Who is asked for it",
    "mdt_kind": "Kind of MDT",
    "part_of": "It can never be more than",
    "over_time": "Months together",
    "months": "Asked for",
    "numerator": "What is divided",
    "divided_by": "What it is divided by",
    "denominator": "Which other item",
    "scale": "What it is shown as",
}
ADDED_HELP: Final = {
    "code": "Small letters, digits and underscores, such as falls_assessments. "
    "It cannot be changed later.",
    "mdt_kind": "Only where it is counted for each MDT. Leave it empty for every kind.",
    "part_of": "Only for what is counted: the whole that it is a part of, if there is one.",
    "numerator": "Leave this and the next three empty for what is counted.",
    "denominator": "Only where it is divided by another item.",
    "scale": "A percentage only where what is divided can never be more than the other item.",
}
