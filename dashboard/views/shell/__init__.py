"""What stands around every page: sidebar, header, start page. Nothing here knows a page."""
