"""Parts of templates as plain functions: Django's engine walks its tree anew for each of a page's hundred pieces."""
