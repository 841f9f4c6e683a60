"""WHAT MAY FOLLOW WHAT: fact kinds, state machines as data, and replay."""
