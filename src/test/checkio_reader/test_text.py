from checkio_reader.text import Text


def test_statements_by_the_names_that_they_bind():
    text = Text('a.py', "x = 1\nx = 2\nif __name__ == '__main__':\n    y = 1\n")
    assert text.binders == {'x': [0, 1]}


def test_spans_count_characters():
    source = "a = '\u00e4\U0001f600'; b = 'c'\n"
    text = Text('a.py', source)
    start, end = text.span(text.tree.body[1])
    assert source[start:end] == "b = 'c'"


def test_decorators_belong_to_a_definition():
    source = '@one\n@two\ndef f():\n    pass\n'
    text = Text('a.py', source)
    start, end = text.span(text.tree.body[0])
    assert source[start:end] == source.rstrip()


def test_edits_inside_a_statement():
    text = Text('a.py', 'x = 1\nyy = x + 2\n')
    assert text.edited(text.tree.body[1], {(6, 8, 'z'), (0, 1, 'q'), (11, 12, 'w')}) == 'z = w + 2'
