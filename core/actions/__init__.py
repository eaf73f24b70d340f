"""One file per row of the routing table."""
