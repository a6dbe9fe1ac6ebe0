import sys

from checkio_reader.modules import Modules, place


def imported(name, texts):
    modules = Modules(texts, 'src')
    sys.meta_path.insert(0, modules)
    try:
        return __import__(name, fromlist=['*'])
    finally:
        sys.meta_path.remove(modules)


def test_modules_and_packages_of_the_mission():
    found = imported('one.two', {'src/one/__init__.py': 'A = 1\n', 'src/one/two.py': 'from one import A\n',
                                 'info/three.py': ''})
    assert found.A == 1


def test_the_platforms_modules_are_stubs():
    modules = Modules({'src/settings.py': ''}, 'src')
    assert modules.is_stub('checkio.referees') and modules.is_stub('settings_env')
    assert modules.is_stub('pep8') and not modules.is_stub('settings') and not modules.is_stub('math')
    assert modules.find_spec('math') is None


def test_where_a_failure_came_from():
    texts = {'src/broken.py': 'x = 1\ny = 1 / 0\n', 'src/wrong.py': 'x = 1\nx = = 2\n'}
    for name, line in (('broken', 2), ('wrong', 2)):
        try:
            imported(name, texts)
            raise AssertionError(name)
        except (ZeroDivisionError, SyntaxError) as problem:
            assert place(problem, texts) == (f'src/{name}.py', line)
    assert place(ValueError(), texts) is None
