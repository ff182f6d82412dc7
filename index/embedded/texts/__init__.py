"""The bodies of a segment's articles, packed by words instead of letters.

An index knows all words of its articles, and most of what a packer of bytes spends is on spelling them
again. Here a body is a row of *symbols*: words and single signs as `archive.tokens` cuts them, and white
space where it is not what one expects. Each is written in as few bits as its frequency behind the symbol
before it allows: a prefix code (Huffman) per *context*, which the *book* of the segment holds, with the
words themselves. Rare words are spelled by bytes, in the same way. (I. H. Witten, A. Moffat, T. C. Bell:
Managing Gigabytes, 2nd ed. 1999, chapters 2.3 and 9.1: word-based models.)

Bodies take 0.20 of their size instead of the 0.35 of zstd with a dictionary, the book included, and are
packed in about the same time, because the words were already found for the index. A handful of articles is
not worth a book: small segments have none and use zstd (`index.embedded.stored`).

    gaps.py      white space between the tokens of a batch
    texts.py     bodies as words and gaps, from batches and from strings
    symbols.py   how symbols are numbered
    book.py      the book, as it lies in a segment
    model.py     making a book from texts
    huffman.py   lengths of codes from frequencies
    rows.py      texts as symbols, and what C reads of them
    coding.py    counting and coding texts (`_coding.c`, or `coding_plain.py` without a compiler)
    decoding.py  the way back (`decoding_compiled.py`, or `decoding_plain.py`)
    cutting.py   strings as texts again
    bodies.py    all bodies of a segment: read, written, merged
"""
