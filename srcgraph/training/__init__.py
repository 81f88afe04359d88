"""Makes the tagger from an annotated corpus and measures it; needs the `train` extra."""
