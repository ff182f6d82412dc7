from typing import Any, TypeVar

Row = TypeVar("Row", bound=tuple[Any, ...])

def rows(kind: type[Row], /, *columns: list[Any]) -> tuple[Row, ...]: ...
