"""The exports of the source systems: how each is declared, found, read and kept.

declared = declarations(own_folder)              # shipped sources, a municipality's own laid over them
found = find(folder, declared, memory)           # .delivered (files, oldest first), .noticed (what was not known)
reads = [read(one, source, engine, store, cache, secret) for one in found.delivered]
snapshot.state(engine, reads, as_of, declared, confirmed, found.noticed)
"""

from forspring.sources.declaring import declarations
from forspring.sources.deliveries import Delivered, Found, Noticed, find
from forspring.sources.findings import TITLES
from forspring.sources.reader import Read, read, read_all

__all__ = ["TITLES", "Delivered", "Found", "Noticed", "Read", "declarations", "find", "read", "read_all"]
