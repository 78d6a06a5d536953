"""The rules that judge one thing by itself, so that they also hold where other files cannot be read."""

from __future__ import annotations

ALONE = frozenset(
    {
        *("STR-07", "OBJ-01", "OBJ-02", "OBJ-03", "OBJ-04", "OBJ-07"),
        *("QST-01", "QST-02", "QST-03", "QST-04", "QST-09", "QST-10", "QST-11", "QST-12", "QST-14"),
        *("QST-15", "QST-16", "QST-17", "QST-18", "QST-20", "QST-25", "QST-26", "QST-29", "QST-31"),
        *("QST-33", "EXE-01", "EXE-02", "EXE-04", "EXE-05", "EXE-06", "EXE-07", "EXE-08", "EXE-10"),
        *("EXE-12", "EXE-14", "EXE-15", "EXE-16", "SUR-01", "SUR-02", "SUR-03", "SUR-04", "SUR-05"),
        *("SUR-07", "TIM-01", "TIM-04", "TIM-06", "TIM-11", "FAC-01", "FAC-06", "ACC-01", "ACC-02"),
        *("ACC-04", "ACC-06", "SRC-01", "SRC-03", "SRC-05", "SRC-06", "SRC-07", "SRC-08", "SRC-10"),
        *("SRC-11", "LNG-02", "LNG-05", "LNG-06", "LNG-09", "ORG-01"),
        *("FIT-01", "FIT-02", "FIT-05", "FIT-06", "FIT-07", "FIT-08", "FIT-09"),
    }
)
"""A rule about the whole bank, about coverage or about what refers to what would alarm falsely."""
