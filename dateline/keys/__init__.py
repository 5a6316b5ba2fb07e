"""The keys of the API: their form, the file that knows them by their digests, and when one is needed."""
