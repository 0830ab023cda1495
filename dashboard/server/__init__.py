"""The web server's app and its headers. Nothing is drawn or counted here."""
