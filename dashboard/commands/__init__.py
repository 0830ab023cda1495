"""What the command line calls: one module a command. No screen and no counting may be in here."""
