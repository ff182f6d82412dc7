"""The page: a Flask application over an engine."""

from web.application import create_app
from web.settings import PageSettings

__all__ = ["PageSettings", "create_app"]
