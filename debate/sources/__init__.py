"""Articles, their paragraphs and stored texts."""
