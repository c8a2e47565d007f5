"""Names of assertions that newer versions of Python have dropped."""

import warnings

from .util import safe_repr


def _renamed(name):
    def call(self, *args, **kwargs):
        warnings.warn(f"Please use {name} instead.", DeprecationWarning, 2)
        return getattr(self, name)(*args, **kwargs)

    return call


class DeprecatedNames:
    failUnlessEqual = assertEquals = _renamed("assertEqual")
    failIfEqual = assertNotEquals = _renamed("assertNotEqual")
    failUnlessAlmostEqual = assertAlmostEquals = _renamed("assertAlmostEqual")
    failIfAlmostEqual = assertNotAlmostEquals = _renamed("assertNotAlmostEqual")
    failUnless = assert_ = _renamed("assertTrue")
    failUnlessRaises = _renamed("assertRaises")
    failIf = _renamed("assertFalse")
    assertRaisesRegexp = _renamed("assertRaisesRegex")
    assertRegexpMatches = _renamed("assertRegex")
    assertNotRegexpMatches = _renamed("assertNotRegex")

    def assertDictContainsSubset(self, subset, dictionary, msg=None):
        """All items of the first are in the second."""
        warnings.warn("assertDictContainsSubset is deprecated", DeprecationWarning, 2)
        missing, mismatched = [], []
        for key, value in subset.items():
            if key not in dictionary:
                missing.append(safe_repr(key))
            elif value != dictionary[key]:
                mismatched.append(
                    f"{safe_repr(key)}, expected: {safe_repr(value)}, "
                    f"actual: {safe_repr(dictionary[key])}"
                )
        parts = []
        if missing:
            parts.append(f"Missing: {','.join(missing)}")
        if mismatched:
            parts.append(f"Mismatched values: {','.join(mismatched)}")
        if parts:
            self.fail(self._formatMessage(msg, "; ".join(parts)))
