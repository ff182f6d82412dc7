"""The linear chain: word types and their scores, sentences as arrays, the best labels, and the weights."""
