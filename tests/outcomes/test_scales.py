from decimal import Decimal

import pytest

from outcomes.scales import PAM, SCALES, SWEMWBS, WEMWBS, read_score


@pytest.mark.parametrize(
    ("text", "instrument", "score"),
    [
        ("0", PAM, "0"),
        ("100", PAM, "100"),
        ("100.0", PAM, "100"),
        (" 47.1 ", PAM, "47.1"),
        ("14", WEMWBS, "14"),
        ("70", WEMWBS, "70"),
        ("7", SWEMWBS, "7"),
        ("35", SWEMWBS, "35"),
    ],
)
def test_score_on_its_scale_is_read(text, instrument, score):
    assert read_score(text, instrument) == Decimal(score)


@pytest.mark.parametrize(
    ("text", "instrument"),
    [
        ("100.1", PAM),
        ("-1", PAM),
        ("47.15", PAM),
        ("47,1", PAM),
        ("1e1", PAM),
        ("NaN", PAM),
        ("", PAM),
        ("a lot", PAM),
        ("٤٧", PAM),
        ("13", WEMWBS),
        ("71", WEMWBS),
        ("50.0", WEMWBS),
        ("6", SWEMWBS),
        ("36", SWEMWBS),
        ("19.98", SWEMWBS),
    ],
)
def test_score_off_its_scale_is_refused_with_what_it_is(text, instrument):
    with pytest.raises(ValueError, match=f"{SCALES[instrument].words}"):
        read_score(text, instrument)


def test_metric_score_is_refused_with_what_is_asked_for():
    with pytest.raises(ValueError, match="the sum before it is converted"):
        read_score("19.98", SWEMWBS)
