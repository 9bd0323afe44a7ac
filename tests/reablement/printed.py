"""The two tables of the paper, typed from the print: columns, then the grand total."""

COLUMNS = ("barrow", "millom", "grange-lakes", "east", "kendal", "mid-furness")

ROUTE = """
Jan 2020 | 50 9 34 14 27 19 153
Jan 2020, Community | 46 5 24 10 19 16 120
Jan 2020, Community Bed | 1p 0p 0 0 0 0 1
Jan 2020, Hospital | 3 3 10 4 6 3 29
Jan 2020, Not Recorded | 0p 1p 0 0 2 0 3
Feb 2020 | 33 14 30 15 24 24 140
Feb 2020, Community | 27 6 18 10 20 22 103
Feb 2020, Hospital | 3 6 10 5 2 2 28
Feb 2020, Not Recorded | 3 2 2 0 2 0 9
Mar 2020 | 47 17 34 22 35 24 179
Mar 2020, Community | 33 14 29 15 24 18 133
Mar 2020, Community Bed | 3 0 0 0 1 0 4
Mar 2020, Hospital | 7 3 3 5 7 3 28
Mar 2020, Not Recorded | 4 0 2 2 3 3 14
Grand total | 130 40 98 51 86 67 472
"""
OUTCOME = """
Jan 2020 | 50 9 34 14 27 19 153
Jan 2020, Reablement Plan | 28 4 23 11 23 18 107
Jan 2020, Reablement Inappropriate | 10 4 9 2 2 1 28
Jan 2020, Reablement Refused | 12 1 2 1 2 0 18
Feb 2020 | 33 14 30 15 24 24 140
Feb 2020, Reablement Plan | 22 8 24 12 17 18 101
Feb 2020, Reablement Inappropriate | 7 5 1 2 6 5 26
Feb 2020, Reablement Refused | 3 0 5 1p 1p 0p 10
Feb 2020, Moved/Other Circumstances | 1 1 0 0p 0p 1p 3
Mar 2020 | 47 17 34 22 35 24 179
Mar 2020, Reablement Plan | 28 12 19 16 26 17 118
Mar 2020, Reablement Inappropriate | 9 1 7 5 6 1 29
Mar 2020, Reablement Refused | 7 2 6 0 3 3 21
Mar 2020, Moved/Other Circumstances | 3 2 2 1 0 3 11
Grand total | 130 40 98 51 86 67 472
"""


def printed_rows(text: str) -> list[list[str]]:
    """Name of the row, then its cells, as the table's file has them."""
    rows = []
    for line in text.strip().splitlines():
        name, _, cells = line.partition(" | ")
        rows.append([name, *(cell.replace("p", " [p]") for cell in cells.split())])
    return rows
