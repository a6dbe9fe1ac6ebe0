import { deepStrictEqual, throws } from 'node:assert';
import { parse } from '../../main/resources/web/app/base/python.js';
import { json, withTest } from '../../main/resources/web/app/desk/tests/adding.js';
import {
  addCategory,
  addTest,
  cellText,
  isProgram,
  nameOf,
  readTests,
  removeTest,
  rename,
  setCell,
  writeTests,
} from '../../main/resources/web/app/desk/tests/tests-file.js';

const JSON_FILE = `{
  "Basics": [
    {"input": [15, 1.50], "answer": "a\\u00e9", "explanation": "Why.", "sample": true},
    {"input": [[1, 2], {"$tuple": [12345678901234567890]}], "answer": {"10": "],", "2": null}}
  ],
  "One": [
    {"answer": 1, "code": "RET = f(1)"},
    {"input": 7, "answer": 1e5}
  ]
}
`;
const PYTHON_FILE = `# The tests.
TESTS: dict = {
    # The first ones.
    "Basics": [
        {"input": [(1,), {'a': b"\\x00"}], "answer": 1_000, "sample": True},  # a } and a "
        {"input": ["""two
lines"""], "answer": -1.5e3, 'explanation': 'Why.',},
    ],
    'It\\'s': [
        {"input": [], "answer": 2-3j, "colour": 1.},
    ],
}
# The end.
`;
const first = (table) => table.items[0].items[0];

Deno.test('a file of tests that nobody changes stays the same', () => {
  deepStrictEqual(writeTests(readTests('tests.json', JSON_FILE)), JSON_FILE);
  deepStrictEqual(writeTests(readTests('tests.py', PYTHON_FILE)), PYTHON_FILE);
  deepStrictEqual(writeTests(readTests('tests.json', ' {} ')), ' {} ');
});

Deno.test('cells show what the file has', () => {
  const table = readTests('tests.json', JSON_FILE);
  const [one, two] = table.items[0].items;
  deepStrictEqual(cellText(table, one, 'input'), '15, 1.50');
  deepStrictEqual(cellText(table, one, 'answer'), '"a\\u00e9"');
  deepStrictEqual(cellText(table, one, 'explanation'), 'Why.');
  deepStrictEqual(cellText(table, two, 'input'), '[1, 2], {"$tuple": [12345678901234567890]}');
  deepStrictEqual(cellText(table, two, 'explanation'), '');
  deepStrictEqual(cellText(table, table.items[1].items[0], 'code'), 'RET = f(1)');
  deepStrictEqual(cellText(table, table.items[1].items[1], 'input'), '7');
  deepStrictEqual([one, two].map((test) => cellText(table, test, 'sample')), ['true', '']);
  const python = readTests('tests.py', PYTHON_FILE);
  deepStrictEqual(cellText(python, first(python), 'input'), `(1,), {'a': b"\\x00"}`);
  deepStrictEqual(cellText(python, python.items[0].items[1], 'explanation'), 'Why.');
  deepStrictEqual(python.items.map(nameOf), ['Basics', `'It\\'s'`]);
});

Deno.test('the lines of the tests are those of the file', () => {
  const lines = ({ items }) =>
    items.flatMap((one) => one.items.map(({ line, last }) => [line, last]));
  deepStrictEqual(lines(readTests('tests.json', JSON_FILE)), [[3, 3], [4, 4], [7, 7], [8, 8]]);
  deepStrictEqual(lines(readTests('tests.py', PYTHON_FILE)), [[5, 5], [6, 7], [10, 10]]);
});

Deno.test('a changed cell is written into the file', () => {
  const table = readTests('tests.json', JSON_FILE);
  const [one, two] = table.items[0].items;
  setCell(table, one, 'input', '{"a": 1}, 2');
  setCell(table, one, 'answer', '(1');
  setCell(table, one, 'explanation', '');
  setCell(table, one, 'sample', '');
  setCell(table, two, 'explanation', 'Say "it".\n');
  removeTest(table, table.items[1], table.items[1].items[0]);
  deepStrictEqual(
    writeTests(table),
    `{
  "Basics": [
    {"input": [{"a": 1}, 2], "answer": (1},
    {"input": [[1, 2], {"$tuple": [12345678901234567890]}], "answer": {"10": "],", "2": null}, ` +
      `"explanation": "Say \\"it\\".\\n"}
  ],
  "One": [
    {"input": 7, "answer": 1e5}
  ]
}
`,
  );
});

Deno.test('tests and categories are added to a Python literal', () => {
  const table = readTests('tests.py', PYTHON_FILE);
  const added = addTest(table, table.items[0], '[1], None', "'x'");
  setCell(table, added, 'sample', 'True');
  rename(table.items[1], 'Its');
  addTest(table, addCategory(table, 'Say "New"'), '');
  const text = writeTests(table);
  deepStrictEqual(
    text.split('\n').slice(6).join('\n'),
    `lines"""], "answer": -1.5e3, 'explanation': 'Why.',},
        {"input": [[1], None], "answer": 'x', "sample": True},
    ],
    "Its": [
        {"input": [], "answer": 2-3j, "colour": 1.},
    ],
    "Say \\"New\\"": [
        {"input": [], "answer": None}
    ],
}
# The end.
`,
  );
  deepStrictEqual(writeTests(readTests('tests.py', text)), text);
});

Deno.test('the last test of a category takes the category with it', () => {
  const table = readTests('tests.py', PYTHON_FILE);
  removeTest(table, table.items[1], first({ items: [table.items[1]] }));
  deepStrictEqual(table.items.map(nameOf), ['Basics']);
  const only = readTests('tests.py', 'TESTS = {\n    "A": [{"input": []}],\n}\n');
  removeTest(only, only.items[0], first(only));
  deepStrictEqual(writeTests(only), 'TESTS = {\n}\n');
});

Deno.test('a file that is no table of tests is refused', () => {
  for (
    const [path, text] of [
      ['tests.json', ''],
      ['tests.json', '[]'],
      ['tests.json', '{"A": 1}'],
      ['tests.json', '{"A": [\n1]}'],
      ['tests.json', '{"A": [{"input": [1}]}'],
      ['tests.json', '{"A": [{1: [1]}]}'],
      ['tests.json', '{} {}'],
      ['tests.py', 'x = 1\n'],
      ['tests.py', `TESTS = {${'# '.repeat(1_000)}\n1}`],
      ['tests.py', 'TESTS = {"A": [{"input": [1] # one\n, "answer": 1}]}'],
      ['tests.py', 'TESTS = {}\nTESTS["A"] = []\n'],
      ['tests.py', 'TESTS = {\n**MORE}\n'],
    ]
  ) {
    throws(() => readTests(path, text), Error, text);
  }
});

Deno.test('a test of a report is added to either kind of file', () => {
  const test = { input: [[1], { $tuple: [{ $float: '2.0' }] }], answer: null };
  deepStrictEqual(
    withTest('tests.json', '{"A": [{"input": [1], "answer": 1}]}', 'A', test),
    '{"A": [{"input": [1], "answer": 1},{"input": [[1],{"$tuple":[2.0]}], "answer": null}]}',
  );
  deepStrictEqual(
    withTest('tests.py', 'TESTS = {"A": [{"input": [1], "answer": 1}]}\n', 'B', test),
    'TESTS = {"A": [{"input": [1], "answer": 1}],\n' +
      '    "B": [\n        {"input": [[1], (2.0,)], "answer": None}\n    ]}\n',
  );
});

Deno.test('values of the server are written as the server has sent them', () => {
  const text = '[{"10":1.0,"b":{"$float":"nan"},"a":12345678901234567890},"{\\"10\\":-1e5}"]';
  deepStrictEqual(json(parse(text)), text);
});

Deno.test('the inputs and outputs of a program are texts', () => {
  const file = '{"A": [{"input": "1\\n2\\n", "answer": "3\\n"}]}';
  const table = readTests('tests.json', file, true);
  deepStrictEqual(cellText(table, first(table), 'input'), '1\n2\n');
  setCell(table, first(table), 'input', '"4"\n');
  setCell(table, first(table), 'answer', '');
  deepStrictEqual(writeTests(table), '{"A": [{"input": "\\"4\\"\\n", "answer": ""}]}');
  deepStrictEqual(
    withTest('tests.py', 'TESTS = {}\n', 'A', { input: ['1\n'], answer: '2' }, true),
    'TESTS = {\n    "A": [\n        {"input": \'1\\n\', "answer": \'2\'}\n    ]\n}\n',
  );
  deepStrictEqual(isProgram({ 'puzzle.yaml': 'title: A\nkind: program\n' }), true);
  deepStrictEqual(isProgram({ 'puzzle.yaml': 'title: "kind: program"\n' }), false);
});
