"""The control chart a second time, slow and obvious: every point asks every window it lies in."""

import math
from fractions import Fraction
from itertools import pairwise

NAN = float("nan")


def slow_xmr(values, starts, improvement, target, fix_after, screen_outliers):
    """Per point (mean, lpl, upl, label, point type, group, short); values in date order.

    `starts` are the positions at which a new group begins; a start at 0 makes the first group 1.
    """
    rows = []
    for number in range(len(starts) + 1):
        begin = 0 if number == 0 else starts[number - 1]
        end = starts[number] if number < len(starts) else len(values)
        group = values[begin:end]
        mean, reach, near = lines(group[:fix_after], screen_outliers)
        for i in range(len(group)):
            label = label_of(group, i, mean, reach, near)
            row = (mean, mean - reach, mean + reach, label, type_of(label, improvement))
            rows.append((*row, number, len(group) < 13))
    return rows, variation(rows[-1], improvement), assurance(rows[-1], improvement, target)


def lines(baseline, screen_outliers):
    if not baseline:
        return NAN, NAN, NAN
    ranges = [abs(baseline[i] - baseline[i - 1]) for i in range(1, len(baseline))]
    if screen_outliers and ranges:
        ranges = [each for each in ranges if each < 3.267 * average(ranges)]
    amr = average(ranges) if ranges else NAN
    return average(baseline), 2.66 * amr, (2 * (2.66 / 3)) * amr


def average(numbers):
    return float(sum(Fraction(number) for number in numbers) / len(numbers))


def label_of(group, i, mean, reach, near):
    if group[i] > mean + reach:
        return "Above UCL"
    if group[i] < mean - reach:
        return "Below LCL"
    if in_trend(group, i):
        last_in_its_trend = i + 1 == len(group) or not in_trend(group, i + 1)
        earlier, later = (i - 1, i) if last_in_its_trend else (i, i + 1)
        rising = group[later] > group[earlier]
        return f"7 Point Trend ({'Increasing' if rising else 'Decreasing'})"
    for above, words in ((True, "Above"), (False, "Below")):

        def on_side(value, above=above):
            return value > mean if above else value < mean

        def close(value, above=above):
            if above:
                return mean + near < value <= mean + reach
            return mean - near > value >= mean - reach

        if close(group[i]) and any(
            all(map(on_side, three)) and sum(map(close, three)) >= 2
            for three in windows(group, i, 3)
        ):
            return f"2 in 3 {words} CL"
        if any(all(map(on_side, seven)) for seven in windows(group, i, 7)):
            return f"7 Points {words} CL"
    return "Common Cause"


def in_trend(group, i):
    return any(
        all(a < b for a, b in pairwise(seven)) or all(a > b for a, b in pairwise(seven))
        for seven in windows(group, i, 7)
    )


def windows(group, i, size):
    """Every window of `size` points, wholly inside the group, that holds point i."""
    starts = range(max(0, i - size + 1), min(i, len(group) - size) + 1)
    return [group[start : start + size] for start in starts]


def type_of(label, improvement):
    if label == "Common Cause":
        return "common_cause"
    level = "high" if "Above" in label or "Increasing" in label else "low"
    if improvement == "neutral":
        return f"special_cause_neutral_{level}"
    good = (level == "high") == (improvement == "increase")
    return "special_cause_improvement" if good else "special_cause_concern"


def variation(row, improvement):
    point_type, label = row[4], row[3]
    if point_type == "common_cause" or improvement == "neutral":
        return point_type.replace("special_cause_", "")
    level = "high" if "Above" in label or "Increasing" in label else "low"
    return f"{point_type.replace('special_cause_', '')}_{level}"


def assurance(row, improvement, target):
    _, lower, upper, *_ = row
    if target is None or improvement == "neutral":
        return None
    if math.isnan(upper) or lower <= target <= upper:
        return "inconsistent"
    return "pass" if (target < lower) == (improvement == "increase") else "fail"
