"""Asking: from what is asked for to articles, counts and lists. Only this and ``dateline.index`` know Elasticsearch."""
