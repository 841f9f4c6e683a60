"""LETTERS OUT: how a letter leaves by SMTP, into a folder, or by what departments chat with."""
