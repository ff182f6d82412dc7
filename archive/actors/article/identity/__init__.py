"""Which names of an article are one: who is meant by a part of a name, and where it stands unseen."""
