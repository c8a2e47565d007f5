"""Numbers that asyncio goes by."""

# Seconds between two warnings about a lost connection, counted in writes.
LOG_THRESHOLD_FOR_CONNLOST_WRITES = 5

# Seconds until connections are accepted again after there were no descriptors left.
ACCEPT_RETRY_DELAY = 1

# How many frames are kept of where something was made, in debug mode.
DEBUG_STACK_DEPTH = 10
