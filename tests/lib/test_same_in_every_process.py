"""What is hidden beside must not hang on the order of a set, which differs between processes."""

import os
import subprocess
import sys

from iccportal.lib.small_numbers import Rule, Sum, released

MEN, WOMEN = {"a": 0, "b": 8, "c": 0, "d": 12}, {"a": 0, "b": 9, "c": 9, "d": 12}


def shown() -> str:
    """A table of which cells were hidden before whose order once decided what else was."""
    cells = {"m": 20, "w": 30, "p": 50}
    cells |= {f"m{code}": n for code, n in MEN.items()}
    cells |= {f"w{code}": n for code, n in WOMEN.items()}
    cells |= {f"p{code}": n + WOMEN[code] for code, n in MEN.items()}
    sums = [Sum(who, tuple(f"{who}{code}" for code in MEN)) for who in "mwp"]
    sums += [Sum(f"p{code}", (f"m{code}", f"w{code}")) for code in MEN]
    sums.append(Sum("p", ("m", "w")))
    return str(released(cells, sums, Rule(), hidden_before={"mb", "wc", "pa", "pc"}))


def shown_by_a_process(seed: int) -> str:
    done = subprocess.run(
        [sys.executable, "-c", f"from {__name__} import shown; print(shown())"],
        env={**os.environ, "PYTHONHASHSEED": str(seed)},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


def test_every_process_hides_the_same():
    """Two of them would tell together what either hides."""
    assert {shown_by_a_process(seed) for seed in range(6)} == {shown()}
