"""From where to where names reach that the tagger cut off, took along or did not see."""
