import ast

from checkio_reader.carrier import Carrier, join
from checkio_reader.modules import Modules
from checkio_reader.sample_missions import refused


def carried(expression, reserved=(), **texts):
    modules = Modules({f'src/{name}.py': text for name, text in texts.items()}, 'src')
    carrier = Carrier(modules, set(reserved))
    node = ast.parse(texts['referee']).body[-1].value
    call = carrier.expression('referee', node)
    assert call == expression, call
    return carrier.source('referee')


def test_only_what_is_needed_is_copied():
    assert carried('check', referee=(
        'import math\nimport os\nLIMIT = 1\nOTHER = 2\n\n'
        'def check(a):\n    return a < LIMIT + math.pi\n\ncheck\n')) == (
        'import math\n\nLIMIT = 1\n\n\ndef check(a):\n    return a < LIMIT + math.pi')


def test_statements_that_change_an_object_come_with_it():
    source = carried('check', referee=(
        'SEEN = []\nSEEN.append(1)\nOTHER = []\nOTHER.append(1)\n'
        'def check():\n    return SEEN\ncheck\n'))
    assert 'SEEN.append(1)' in source and 'OTHER' not in source


def test_other_modules_come_first_and_lose_their_prefix():
    assert carried('check', referee='import tools\ntools.check\n',
                   tools='from base import ONE as UNO\ndef check():\n    return UNO\n',
                   base='ONE = 1\n') == 'ONE = 1\nUNO = ONE\n\n\ndef check():\n    return UNO'


def test_reserved_names_are_renamed():
    source = carried('checkio_check', ['check'], referee='def check(a):\n    return check\ncheck\n')
    assert source == 'def checkio_check(a):\n    return checkio_check'


def test_a_name_that_two_modules_define_is_refused():
    message = refused(lambda: carried(
        'f', referee='from one import g\nfrom two import h\ndef f():\n    return g(), h()\nf\n',
        one='X = 1\ndef g():\n    return X\n', two='X = 2\ndef h():\n    return X\n'))
    assert message.startswith('X is defined in '), message


def test_the_platforms_names_get_a_replacement():
    source = carried('check', referee=(
        'from checkio_referee.validators import ValidatorResult\n'
        'def check():\n    return ValidatorResult(True)\ncheck\n'))
    assert source.startswith('class ValidatorResult:'), source
    message = refused(lambda: carried('check', referee=(
        'from checkio.unknown import thing\ndef check():\n    return thing\ncheck\n')))
    assert message == 'checkio.unknown.thing has no counterpart here', message


def test_blank_lines_between_statements():
    assert join(['import a', 'x = 1\n', 'y = 2', 'def f():\n    pass']) == (
        'import a\n\nx = 1\ny = 2\n\n\ndef f():\n    pass')
