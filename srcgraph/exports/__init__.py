"""What srcgraph found, in formats of others; one small module a format."""
