"""calendar.HTMLCalendar, which few programs ask for."""

from calendar import Calendar, _only_locale, day_abbr, month_name


class HTMLCalendar(Calendar):
    """Months and years as tables; the attributes are the CSS classes of their parts."""

    cssclasses = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
    cssclasses_weekday_head = cssclasses
    cssclass_noday = "noday"
    cssclass_month_head = "month"
    cssclass_month = "month"
    cssclass_year_head = "year"
    cssclass_year = "year"

    def formatday(self, day, weekday):
        if day == 0:
            return f'<td class="{self.cssclass_noday}">&nbsp;</td>'
        return f'<td class="{self.cssclasses[weekday]}">{day}</td>'

    def formatweek(self, theweek):
        return f"<tr>{''.join(self.formatday(day, weekday) for day, weekday in theweek)}</tr>"

    def formatweekday(self, day):
        return f'<th class="{self.cssclasses_weekday_head[day]}">{day_abbr[day]}</th>'

    def formatweekheader(self):
        return f"<tr>{''.join(self.formatweekday(i) for i in self.iterweekdays())}</tr>"

    def formatmonthname(self, theyear, themonth, withyear=True):
        name = f"{month_name[themonth]} {theyear}" if withyear else month_name[themonth]
        return f'<tr><th colspan="7" class="{self.cssclass_month_head}">{name}</th></tr>'

    def formatmonth(self, theyear, themonth, withyear=True):
        lines = [
            f'<table border="0" cellpadding="0" cellspacing="0" class="{self.cssclass_month}">',
            self.formatmonthname(theyear, themonth, withyear=withyear),
            self.formatweekheader(),
            *[self.formatweek(week) for week in self.monthdays2calendar(theyear, themonth)],
            "</table>",
        ]
        return "\n".join(lines) + "\n"

    def formatyear(self, theyear, width=3):
        """A year as a table of tables, width months side by side."""
        width = max(width, 1)
        rows = [range(i, min(i + width, 13)) for i in range(1, 13, width)]
        cells = [
            "".join(f"<td>{self.formatmonth(theyear, m, withyear=False)}</td>" for m in row)
            for row in rows
        ]
        return (
            f'<table border="0" cellpadding="0" cellspacing="0" class="{self.cssclass_year}">\n'
            f'<tr><th colspan="{width}" class="{self.cssclass_year_head}">{theyear}</th></tr>'
            + "".join(f"<tr>{row}</tr>" for row in cells)
            + "</table>"
        )

    def formatyearpage(self, theyear, width=3, css="calendar.css", encoding=None):
        """A year as a page of its own, in bytes; css names its style sheet."""
        if encoding is None:
            encoding = "utf-8"
        lines = [
            f'<?xml version="1.0" encoding="{encoding}"?>',
            '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" '
            '"http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">',
            "<html>",
            "<head>",
            f'<meta http-equiv="Content-Type" content="text/html; charset={encoding}" />',
        ]
        if css is not None:
            lines.append(f'<link rel="stylesheet" type="text/css" href="{css}" />')
        lines += [
            f"<title>Calendar for {theyear}</title>",
            "</head>",
            "<body>",
            f"{self.formatyear(theyear, width)}</body>",
            "</html>",
        ]
        return ("\n".join(lines) + "\n").encode(encoding, "xmlcharrefreplace")


class LocaleHTMLCalendar(HTMLCalendar):
    """An HTMLCalendar in another locale. There is none but "C" here."""

    def __init__(self, firstweekday=0, locale=None):
        super().__init__(firstweekday)
        self.locale = _only_locale(locale)
