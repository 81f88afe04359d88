"""The pure half of the tagger: words in, windows out; scores in, attributions out."""
