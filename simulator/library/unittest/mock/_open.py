"""A mock of open(), whose files can be read."""

import io

from unittest.mock._kinds import MagicMock
from unittest.mock._sentinels import DEFAULT


def mock_open(mock=None, read_data=""):
    """A mock of open(): every file that it opens holds `read_data`, a str or bytes."""
    if mock is None:
        mock = MagicMock(name="open", spec=dir(open))
    handle = MagicMock(spec=sorted({*dir(io.TextIOWrapper), *dir(io.BytesIO)}))
    handle.__enter__.return_value = handle
    handle.write.return_value = None
    for name in ("read", "readline", "readlines"):
        getattr(handle, name).return_value = None
    data = None

    def rewind():
        nonlocal data
        data = io.BytesIO(read_data) if isinstance(read_data, bytes) else io.StringIO(read_data)

    def reader(name):
        def read(*args, **kwargs):
            # What a test has set goes before the data.
            fixed = getattr(handle, name).return_value
            return getattr(data, name)(*args, **kwargs) if fixed is None else fixed

        return read

    def following():
        if handle.readline.return_value is not None:
            return handle.readline.return_value
        return next(data)

    def lines():
        while True:
            try:
                yield following()
            except StopIteration:
                return

    def opened(*args, **kwargs):
        rewind()
        return DEFAULT

    rewind()
    for name in ("read", "readline", "readlines"):
        getattr(handle, name).side_effect = reader(name)
    handle.__iter__.side_effect = lines
    handle.__next__.side_effect = following
    mock.side_effect = opened
    mock.return_value = handle
    return mock
