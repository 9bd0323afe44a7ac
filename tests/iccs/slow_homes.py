"""The second way to say whom a practice counts for: step by step, one practice and one month."""


def home(practice, month, belongings, moves):
    for move in moves:
        if move.practice == practice and move.month <= month:
            return home(move.successor, month, belongings, moves)
    for belonging in belongings:
        starts = belonging.practice == practice and belonging.start <= month
        if starts and (belonging.end is None or belonging.end > month):
            return belonging.community
    return None


def homes_in(month, belongings, moves):
    practices = {b.practice for b in belongings} | {m.practice for m in moves}
    found = {practice: home(practice, month, belongings, moves) for practice in practices}
    return {practice: where for practice, where in found.items() if where is not None}
