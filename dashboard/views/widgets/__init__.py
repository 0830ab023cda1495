"""What several pages draw: charts with their head, lists, tables, pickers, forms. No widget knows a page."""
