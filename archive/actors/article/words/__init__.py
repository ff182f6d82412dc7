"""What single words say: how they are inflected, what they name by themselves, and what is no name."""
