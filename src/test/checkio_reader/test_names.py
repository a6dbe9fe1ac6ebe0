import ast

from checkio_reader import names


def first(source):
    return ast.parse(source).body[0]


def test_names_that_a_statement_binds():
    for source, bound in (('def f(a):\n    b = 1', {'f'}), ('import a.b, c as d', {'a', 'd'}),
                          ('a, (b, *c) = x', {'a', 'b', 'c'}), ('[z for z in y]', set()),
                          ('try:\n    pass\nexcept E as e:\n    g = 1', {'e', 'g'})):
        assert names.bound_names(first(source)) == bound, source


def test_local_names_are_without_global_ones():
    function = first('def f(a, /, b, *c, d, **e):\n    global g\n    g = 1\n    h = 2')
    assert names.local_names(function) == {'a', 'b', 'c', 'd', 'e', 'h'}


def test_the_root_of_a_chain():
    assert names.root(first('a.b[1].c()').value) == 'a'
    assert names.root(first('(a + b).c').value) is None


def test_statements_that_change_an_object():
    for source in ('x.append(1)', 'x[0] = 1', 'del x.y', 'for i in y:\n    x.add(i)'):
        assert names.changes(first(source), 'x'), source
    for source in ('y = x.copy()', 'def f():\n    x[0] = 1', "if __name__ == '__main__':\n    x.pop()"):
        assert not names.changes(first(source), 'x'), source


def test_functions_that_change_an_object():
    assert names.mutates(first('def f():\n    shuffle(x)'), 'x')
    assert names.mutates(first('def f():\n    global x\n    x = 1'), 'x')
    assert not names.mutates(first('def f():\n    return len(x) + random.choice(x)'), 'x')
