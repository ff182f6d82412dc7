"""The JSON API: shapes of its answers, its parameters, its errors, and the document made of them."""
