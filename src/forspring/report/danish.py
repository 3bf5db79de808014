"""Numbers, days and periods as Danish readers write them."""

from __future__ import annotations

from datetime import date

from forspring.kernel.texts import _

HARD_SPACE = "\u00a0"
MINUS = "\u2212"
MONTHS = ("januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober", "november", "december")


def number(value: float, decimals: int = 0) -> str:
    """1.234,5 with a true minus."""
    text = f"{abs(value):,.{decimals}f}".translate(str.maketrans(",.", ".,"))
    return MINUS + text if value < 0 and text.strip("0.,") else text


def percent(share: float, decimals: int = 1) -> str:
    """12,3 %"""
    return number(share * 100, decimals) + HARD_SPACE + "%"


def signed(value: float, decimals: int = 0) -> str:
    """+3,2 or −3,2; 0 without a sign."""
    text = number(value, decimals)
    return "+" + text if value > 0 and text.strip("0.,") else text


def day(on: date) -> str:
    """31. december 2025"""
    return f"{on.day}. {_(MONTHS[on.month - 1])} {on.year}"


def short_day(on: date) -> str:
    """31.12.2025, which does not break at the end of a line."""
    return f"{on:%d.%m.%Y}"


def period(name: str) -> str:
    """A period's name in words: 2025, 3. kvartal 2025, oktober 2025, 31.12.2025."""
    if len(name) == 10:
        return short_day(date.fromisoformat(name))
    if "-Q" in name:
        year, quarter = name.split("-Q")
        return _("{quarter}. kvartal {year}").format(quarter=quarter, year=year)
    if len(name) == 7:
        return f"{_(MONTHS[int(name[5:]) - 1])} {name[:4]}"
    return name


def since(name: str) -> str:
    """What a figure is compared with, in running text: 2024, 31. december 2024."""
    return day(date.fromisoformat(name)) if len(name) == 10 else period(name)


def short_month(name: str) -> str:
    """okt 25"""
    return f"{_(MONTHS[int(name[5:]) - 1])[:3]} {name[2:4]}"


def listed(words: list[str]) -> str:
    """a, b og c"""
    return words[0] if len(words) == 1 else _("{first} og {last}").format(first=", ".join(words[:-1]), last=words[-1]) if words else ""
