"""All hits of a query as a file: one module a format, each a generator of text."""

from web.export.formats import DIALECTS, FORMATS, Format, file_name, in_ascii

__all__ = ["DIALECTS", "FORMATS", "Format", "file_name", "in_ascii"]
