"""One file per command: parse the options, call `tthc.app`, print the answer."""
