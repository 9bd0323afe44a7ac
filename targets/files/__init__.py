"""Reading the three CSV files that shares are worked out from; every fault is told at once."""
