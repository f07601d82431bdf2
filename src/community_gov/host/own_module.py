"""Run one Python file of a place's folder, as it was when it was read, in a module of its own."""

import ast
import sys
from importlib.abc import ExecutionLoader
from importlib.util import decode_source, module_from_spec, spec_from_loader
from traceback import walk_tb


class _Kept(ExecutionLoader):
    """Runs a file as it was when it was read."""

    def __init__(self, path: str, content: bytes) -> None:
        self._path, self._content = path, content

    def get_filename(self, fullname: str) -> str:  # noqa: ARG002 - importlib's signature
        return self._path

    def get_source(self, fullname: str) -> str:  # noqa: ARG002 - importlib's signature
        return decode_source(self._content)


def run(name: str, path: str, content: bytes, kind: str) -> object:
    """Run a file in a fresh module and return its class.

    Args:
        name: of the module; in the whole process, only this place's file has it.
        path: shown in tracebacks; it is not read.
        kind: the name of the class.
    """
    spec = spec_from_loader(name, _Kept(path, content))
    assert spec is not None and spec.loader is not None
    module = module_from_spec(spec)
    sys.modules[name] = module  # annotations that are text are looked up there
    try:
        spec.loader.exec_module(module)
        return getattr(module, kind)
    except BaseException as error:
        del sys.modules[name]
        if isinstance(error, SystemExit):  # a script that ends itself must not end the district
            raise ImportError("SystemExit").with_traceback(error.__traceback__) from error
        raise


def plugin_classes(content: bytes, path: str) -> list[tuple[str, str]]:
    """Return the name of each plugin, and of its class: one that says a name and a label.

    Nothing is run.
    """
    found = []
    for kind in ast.parse(content, path).body:
        if isinstance(kind, ast.ClassDef):
            says = _says(kind)
            name = says.get("name")
            if "label" in says and isinstance(name, ast.Constant) and isinstance(name.value, str):
                found.append((name.value, kind.name))
    return found


def _says(kind: ast.ClassDef) -> dict[str, ast.expr]:
    says: dict[str, ast.expr] = {}
    for line in kind.body:
        if isinstance(line, ast.Assign):
            says |= {one.id: line.value for one in line.targets if isinstance(one, ast.Name)}
        elif isinstance(line, ast.AnnAssign) and isinstance(line.target, ast.Name) and line.value:
            says[line.target.id] = line.value
    return says


def line_of(error: BaseException, path: str) -> int:
    """Return the last line of a file that an exception went through."""
    if isinstance(error, SyntaxError) and error.filename == path:
        return error.lineno or 1
    trace = walk_tb(error.__traceback__)
    lines = [line for frame, line in trace if frame.f_code.co_filename == path]
    return lines[-1] if lines else 1
