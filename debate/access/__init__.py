"""Who may see and do what. Nowhere else decides."""
