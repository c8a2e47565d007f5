"""arrow in small (documentation of Arrow, "API Guide"): dates and times with a zone.

In English only; without dehumanize() and ranges by other frames than the usual.
"""

from arrow._arrow import Arrow
from arrow._factory import get, now, utcnow
from arrow._parser import ParserError

__version__ = "1.3.0"
FORMAT_ATOM = "YYYY-MM-DD HH:mm:ssZZ"
FORMAT_RFC3339 = "YYYY-MM-DD HH:mm:ssZZ"
FORMAT_W3C = "YYYY-MM-DD HH:mm:ssZZ"
FORMAT_RSS = "ddd, DD MMM YYYY HH:mm:ss Z"
