"""The HTTP API: articles, files, the sum of all files, health. It asks the domain and knows no Elasticsearch itself."""
