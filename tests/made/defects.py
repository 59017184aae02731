"""What is wrong in the published reports, as a person found it who read every row: numbers and codes only.

By code the numbers of the rows. Breaks in mid-sentence (W09) are put in for looks in nearly every row and are
not listed; blanks before a break go with them. Hyphens that mark the items of a list are right.
"""

Defects = dict[str, set[int]]

ALONE: dict[str, Defects] = {
    "municipal-2023-q4": {
        "C03": {24},
        "C06": {21},
        "C07": {20, 22, 25},
        "W01": {17},  # one letter of another alphabet in a name
        "W05": {3, 20, 23, 30},
        "W07": {17},
    },
    "municipal-2025-q1": {
        "P03": {31},
        "P08": {2, 3},
        "P09": {2, 3, 33},
        "C03": {21, 23},
        "C04": {19},
        "C05": {20},
        "C06": {28},
        "W01": {7},
        "W05": {11, 13, 14, 20, 22, 23, 26, 28, 33},
        "D02": {21, 22, 31},  # what the wrong year of 31 leads to
        "D03": {21, 22, 30, 32},
        "O01": {16},
    },
    "executive-2023-q4": {
        "P08": {9, 18},
        "P09": {10},
        "C03": {24},
        "C05": {12},
        "C07": {31},
        "C08": {*range(1, 11), 12, 14, 15, 17, 18, 23, *range(25, 30), 31, *range(38, 42)},
        "C09": {5, 8, 9, 13, 15, 16, 19, *range(23, 30), *range(34, 39)},
        "W02": {33},
        "W05": {4, 13, 16, 22, 24},
    },
}

#: What comes to that when the two reports of IV quarter 2023 are checked together.
TOGETHER: dict[str, Defects] = {
    "municipal-2023-q4": {"D02": {6}, "D03": {5, 30}},
    "executive-2023-q4": {"D02": {1}, "D03": {2, 33}},
}
