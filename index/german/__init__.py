"""German: what a written word means to the index (folding, stems, compounds, gendered and hanging forms)."""
