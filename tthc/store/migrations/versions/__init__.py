"""One migration a file, in the order of tthc.store.revisions."""
