"""Reading CSV files strictly: nothing is mended or guessed, and every fault is told at once."""
