"""Other names of encodings: alias and name of the module."""

import _codecs

aliases = dict(_codecs._aliases)
aliases.update(
    base64="base64_codec",
    base_64="base64_codec",
    hex="hex_codec",
    rot13="rot_13",
)
