"""All that knows Elasticsearch: the mapping, writing, searching, cursors. No query language of it stands elsewhere."""
