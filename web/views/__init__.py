"""Views: one blueprint a concern."""
