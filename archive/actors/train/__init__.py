"""How the weights of the tagger are made: `python -m archive.actors.train --help`.

Needs the extra `train`; nothing here is imported when articles are tagged.
"""
