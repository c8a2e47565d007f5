"""Names of features that have become part of the language: importing them changes nothing."""

all_feature_names = [
    "nested_scopes", "generators", "division", "absolute_import", "with_statement",
    "print_function", "unicode_literals", "barry_as_FLUFL", "generator_stop", "annotations",
]  # fmt: skip

__all__ = ["all_feature_names", *all_feature_names]


class _Feature:
    def __init__(self, optional, mandatory):
        self.optional = optional
        self.mandatory = mandatory

    def getOptionalRelease(self):
        """The version that first had the feature."""
        return self.optional

    def getMandatoryRelease(self):
        """The version in which it became, or will become, part of the language."""
        return self.mandatory

    def __repr__(self):
        return f"_Feature{(self.optional, self.mandatory)!r}"


def _version(major, minor):
    return (major, minor, 0, "final", 0)


nested_scopes = _Feature(_version(2, 1), _version(2, 2))
generators = _Feature(_version(2, 2), _version(2, 3))
division = _Feature(_version(2, 2), _version(3, 0))
absolute_import = _Feature(_version(2, 5), _version(3, 0))
with_statement = _Feature(_version(2, 5), _version(2, 6))
print_function = _Feature(_version(2, 6), _version(3, 0))
unicode_literals = _Feature(_version(2, 6), _version(3, 0))
barry_as_FLUFL = _Feature(_version(3, 1), _version(4, 0))
generator_stop = _Feature(_version(3, 5), _version(3, 7))
annotations = _Feature(_version(3, 7), None)
