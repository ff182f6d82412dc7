"""The parts in C: every `_*.c` below a package is a module of its own, beside the Python that it speeds up.

Everything else is in setup.cfg. A module that can't be compiled is left out, and its Python works instead.
"""

import os
from pathlib import Path

from setuptools import Extension, setup

OPTIONS = [] if os.name == "nt" else ["-O3", "-std=c11", "-Wall", "-Wextra"]
LIBRARIES = [] if os.name == "nt" else ["m"]
PACKAGES = [Path("archive"), Path("index")]
SOURCES = [source for package in PACKAGES for source in sorted(package.rglob("_*.c"))]
HEADERS = [str(header) for package in PACKAGES for header in sorted(package.rglob("*.h"))]


def remove_outdated() -> None:
    """Remove what was built of older sources: where it can't be built anew, it would go on working beside
    Python that has changed.
    """
    shared = max(Path(path).stat().st_mtime for path in (*HEADERS, "setup.py"))
    for source in SOURCES:
        for built in source.parent.glob(f"{source.stem}.*"):
            since = max(shared, source.stat().st_mtime)
            if built.suffix in (".so", ".pyd") and built.stat().st_mtime < since:
                built.unlink()


remove_outdated()
setup(
    ext_modules=[
        Extension(
            ".".join(source.with_suffix("").parts),
            [str(source)],
            define_macros=[("Py_LIMITED_API", "0x030b0000")],
            depends=HEADERS,
            extra_compile_args=OPTIONS,
            libraries=LIBRARIES,
            py_limited_api=True,
            optional=True,
        )
        for source in SOURCES
    ]
)
