"""What people say about articles, and what is to become of the articles by it: corrections, and deletion."""
