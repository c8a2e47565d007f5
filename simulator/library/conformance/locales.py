# locale: the C locale, which is all there is in many containers.
import locale


def t(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


print(locale.localeconv())
for f in (lambda: locale.setlocale(locale.LC_ALL), lambda: locale.setlocale(locale.LC_ALL, ""), lambda: locale.setlocale(locale.LC_ALL, "C"),
          lambda: locale.setlocale(locale.LC_ALL, "POSIX"), lambda: locale.setlocale(locale.LC_ALL, "xx_YY.UTF-8"),
          lambda: locale.getlocale(), lambda: locale.setlocale(locale.LC_ALL, "C.UTF-8"), lambda: locale.getlocale(locale.LC_NUMERIC),
          lambda: locale.getlocale(99), lambda: locale.setlocale(99), lambda: locale.getpreferredencoding(),
          lambda: locale.getpreferredencoding(False), lambda: locale.getencoding(), lambda: locale.setlocale(locale.LC_ALL, (None, None)),
          lambda: locale.setlocale(locale.LC_ALL, None), lambda: locale.setlocale(locale.LC_CTYPE), lambda: locale.setlocale(locale.LC_ALL, 3),
          lambda: locale.currency(1.5), lambda: locale.strcoll("a", "b"), lambda: locale.strcoll("é", "a"), lambda: locale.strcoll("a", "a"),
          lambda: locale.strxfrm("aé"), lambda: locale.strcoll(1, "a"), lambda: locale.strxfrm(1), lambda: locale.strxfrm("a\0"),
          lambda: locale.str(1 / 3), lambda: locale.str(1e30), lambda: locale.atof("1.5"), lambda: locale.atof("1,5"), lambda: locale.atoi("12"),
          lambda: locale.atof("3", int), lambda: locale.delocalize("1.5"), lambda: locale.format_string("%d %s", (1234567, "x"), grouping=True),
          lambda: locale.format_string("%.2f", 1234567.891, True), lambda: locale.format_string("%(a)d", {"a": 3}), lambda: f"{1234567:n} {1.5:n}",
          lambda: sorted(["b", "A", "a", "é"], key=locale.strxfrm), lambda: locale.Error.__mro__[1], lambda: locale.CHAR_MAX):
    t(f)
import functools
print(sorted(["b", "A", "a", "é", ""], key=functools.cmp_to_key(locale.strcoll)))
