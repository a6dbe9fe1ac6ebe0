"""A module's source with its syntax tree, and edits of the names in it."""

import ast

from checkio_reader.names import bound_names, is_script_part

# Columns count bytes of UTF-8 in CPython, but other units in other Pythons.
EMOJI_COLUMNS = ast.parse("'\U0001f600'").body[0].end_col_offset - 2


def column_width(character):
    if EMOJI_COLUMNS == 4:
        return len(character.encode('utf-8', 'surrogatepass'))
    return 2 if EMOJI_COLUMNS == 2 and character > '\uffff' else 1


class Text:
    """A module's source: its top-level statements, and edits of the names in them."""

    def __init__(self, path, text):
        self.path = path
        self.text = text
        self.tree = ast.parse(text, path)
        self.lines = [0]
        for line in text.split('\n'):
            self.lines.append(self.lines[-1] + len(line) + 1)
        self.binders = {}
        for index, statement in enumerate(self.tree.body):
            if not is_script_part(statement):
                for bound in bound_names(statement):
                    self.binders.setdefault(bound, []).append(index)

    def offset(self, line, column):
        position, width = self.lines[line - 1], 0
        while width < column:
            width += column_width(self.text[position])
            position += 1
        return position

    def span(self, node):
        start = self.offset(node.lineno, node.col_offset)
        for decorator in getattr(node, 'decorator_list', ()):
            start = min(start, self.offset(decorator.lineno, 0))
        return start, self.offset(node.end_lineno, node.end_col_offset)

    def edited(self, node, edits):
        start, end = self.span(node)
        result, position = '', start
        for first, last, replacement in sorted(edits):
            if start <= first and last <= end:
                result += self.text[position:first] + replacement
                position = last
        return result + self.text[position:end]
