"""Which days are probably off in a year that no notice covers; all that `holidays` is used for."""

from datetime import date

from tthc.calendar.days import DayConfidence, DayKind, Evidence, OfficialDay, is_weekend

_FIVE_DAY_TET = 2014  # Labour Code 10/2012/QH13 art. 115, in force from 01/05/2013; four before
_SWAPPED = "Ngày nghỉ (thay cho"  # in years that notices have covered since
_UNSUPPORTED = "Ngày Văn hóa Việt Nam (nghỉ bù)"  # a make-up day for 24/11: no text seen gives one


def estimate_days(year: int) -> tuple[OfficialDay, ...]:
    """Estimate the holidays and make-up days of `year`, in order of date.

    They are no facts before a notice names them. Swaps cannot be estimated.
    """
    names_vi, names_en = _names(year, "vi"), _names(year, "en_US")
    kinds = _kinds(year, names_vi)
    return tuple(_day(day, kinds[day], names_vi[day], names_en[day]) for day in sorted(kinds))


def library_days(year: int) -> tuple[frozenset[date], frozenset[date]]:
    """The days off, and the weekend days worked, of `year` according to the library."""
    import holidays  # noqa: PLC0415 - slow to import, needed only for uncovered years

    table = holidays.country_holidays("VN", years=year, expand=False)
    worked = frozenset(day for day in table.weekend_workdays if day.year == year)
    return frozenset(table), worked


def _names(year: int, language: str) -> dict[date, str]:
    import holidays  # noqa: PLC0415 - slow to import, needed only for uncovered years

    # `language` is given because the default follows the machine; `expand` because a mere
    # question would otherwise change the table.
    table = holidays.country_holidays("VN", years=year, language=language, expand=False)
    return {day: name for day, name in table.items() if not name.startswith(_SWAPPED)}


def _kinds(year: int, names: dict[date, str]) -> dict[date, DayKind]:
    """The library calls make-up days of Tết holidays, and counts a sixth Tết day on a Saturday."""
    new_year = sorted(day for day, name in names.items() if "Tết" in name and "Dương" not in name)
    true_days = new_year[: 5 if year >= _FIVE_DAY_TET else 4]
    kinds = {day: DayKind.HOLIDAY for day in names if day not in new_year}
    kinds |= {day: DayKind.SUBSTITUTE for day in kinds if names[day].endswith("(nghỉ bù)")}
    kinds |= {day: DayKind.SUBSTITUTE for day in new_year if not is_weekend(day)}
    kinds |= dict.fromkeys(true_days, DayKind.HOLIDAY)
    return {day: kinds[day] for day in kinds if names[day] != _UNSUPPORTED}


def _day(day: date, kind: DayKind, name_vi: str, name_en: str) -> OfficialDay:
    import holidays  # noqa: PLC0415 - slow to import, needed only for uncovered years

    library = f"holidays {holidays.__version__}"  # pyright: ignore[reportPrivateImportUsage]
    return OfficialDay(
        date=day,
        kind=kind,
        name_vi=name_vi,
        name_en=name_en,
        basis=f"Ước tính theo thư viện {library}; chưa có thông báo chính thức",
        declared_on=None,
        source=library,
        confidence=DayConfidence.ESTIMATED,
        evidence=Evidence.LIBRARY,
        pair=None,
    )
