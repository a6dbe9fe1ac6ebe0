"""Imports a mission's own modules from their texts."""

import importlib.machinery

from checkio_reader.stubs import BESIDE, PLATFORM, STYLE, Stub


class Modules:
    """Finds the mission's modules among its texts, and the platform's modules among the stubs."""

    def __init__(self, files, folder):
        self.sources = {}
        for path, text in files.items():
            if path.startswith(folder + '/') and path.endswith('.py'):
                name = path[len(folder) + 1:-3].replace('/', '.')
                self.sources[name.removesuffix('.__init__')] = (path, text)
        self.packages = {name.rpartition('.')[0] for name in self.sources} - {''}

    def find_spec(self, name, path=None, target=None):
        if name in self.sources or name in self.packages or self.is_stub(name):
            return importlib.machinery.ModuleSpec(name, self, is_package=self.is_package(name))
        return None

    def is_stub(self, name):
        top = name.partition('.')[0]
        return top in PLATFORM or name not in self.sources and (
            name in BESIDE or STYLE.fullmatch(top) is not None)

    def is_package(self, name):
        return (name in self.packages or self.is_stub(name)
                or self.sources.get(name, ('',))[0].endswith('/__init__.py'))

    def create_module(self, spec):
        return Stub(spec.name) if self.is_stub(spec.name) else None

    def exec_module(self, module):
        if module.__name__ in self.sources:
            path, text = self.sources[module.__name__]
            exec(compile(text, path, 'exec'), module.__dict__)


def place(problem, files):
    """The file and line of the mission where an exception came from."""
    if isinstance(problem, SyntaxError) and problem.filename in files:
        return problem.filename, problem.lineno or 0
    found, trace = None, problem.__traceback__
    while trace:
        if trace.tb_frame.f_code.co_filename in files:
            found = trace.tb_frame.f_code.co_filename, trace.tb_lineno
        trace = trace.tb_next
    return found
