"""Who people are: civil numbers, names and addresses, kept apart from everything else and encrypted.

Nothing outside this package writes identity anywhere. Sources split it off as rows are read and hand it to
the `Store`; linkage and the list of doubtful links take it back in memory. All other tables hold a mention's
number or the person's key.
"""

from forspring.identity.key import obtain
from forspring.identity.mentions import MENTIONS
from forspring.identity.store import Store

__all__ = ["MENTIONS", "Store", "obtain"]
