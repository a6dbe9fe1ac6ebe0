import { deepStrictEqual, throws } from 'node:assert';
import {
  addCategory,
  addTest,
  cellText,
  isProgram,
  removeTest,
  renameCategory,
  setCell,
  setSample,
  withTest,
} from '../../main/resources/web/app/desk/tests/editing.js';
import { readTests, writeTests } from '../../main/resources/web/app/desk/tests/tests-file.js';
import { LiteralReader } from '../../main/resources/web/app/desk/tests/literals.js';

const JSON_FILE = `{
  "Basics": [
    {"input": [15, 1.50], "answer": "a\\u00e9", "explanation": "Why.", "sample": true},
    {"input": [[1, 2], {"$tuple": [12345678901234567890]}], "answer": {"10": 1, "2": null}}
  ],
  "One": [
    {"answer": 1, "code": "RET = f(1)"},
    {"input": 7, "answer": 1e5}
  ]
}
`;
const PYTHON_FILE = `# The tests.
TESTS = {
    "Basics": [
        {"input": [(1,), {'a': b"\\x00"}], "answer": 1_000, "sample": True},
        {"input": ["""two
lines"""], "answer": -1.5e3},
    ],
    'It\\'s': [
        {"input": [], "answer": 2-3j},
    ],
}
`;

Deno.test('a file of tests that nobody changes stays the same', () => {
  deepStrictEqual(writeTests(readTests('json', JSON_FILE)), JSON_FILE);
  deepStrictEqual(writeTests(readTests('python', PYTHON_FILE)), PYTHON_FILE);
});

Deno.test('cells show Python, whatever the file has', () => {
  const table = readTests('json', JSON_FILE);
  const [first, second] = table.categories[0].tests;
  deepStrictEqual(cellText(table, first, 'input'), '15, 1.5');
  deepStrictEqual(cellText(table, first, 'answer'), "'aé'");
  deepStrictEqual(cellText(table, first, 'explanation'), 'Why.');
  deepStrictEqual(cellText(table, second, 'input'), '[1, 2], (12345678901234567890,)');
  deepStrictEqual(cellText(table, second, 'answer'), "{'10': 1, '2': None}");
  deepStrictEqual(cellText(table, table.categories[1].tests[0], 'code'), 'RET = f(1)');
  deepStrictEqual(cellText(table, table.categories[1].tests[1], 'input'), '7');
  const python = readTests('python', PYTHON_FILE);
  deepStrictEqual(
    cellText(python, python.categories[0].tests[0], 'input'),
    `(1,), {'a': b"\\x00"}`,
  );
  deepStrictEqual(python.categories[1].name, "It's");
});

Deno.test('the lines of the tests are those of the file', () => {
  const lines = (table) => table.categories.flatMap(({ tests }) => tests.map((one) => one.line));
  deepStrictEqual(lines(readTests('json', JSON_FILE)), [3, 4, 7, 8]);
  const table = readTests('python', PYTHON_FILE);
  deepStrictEqual(lines(table), [4, 5, 9]);
  table.categories.forEach((one) => one.tests.forEach((test) => (test.line = 0)));
  writeTests(table);
  deepStrictEqual(lines(table), [4, 5, 9]);
});

Deno.test('a changed cell is written into the file', () => {
  const table = readTests('json', JSON_FILE);
  const [first, second] = table.categories[0].tests;
  setCell(
    table,
    first,
    'input',
    "{'a': (1, 2)}, {1: 2}, {3}, b'\\xff', 1+2j, -0x10, frozenset({1})",
  );
  setCell(table, first, 'answer', '1.');
  setCell(table, first, 'explanation', ' ');
  setSample(table, first, false);
  setCell(table, second, 'answer', "\"it's\" '\\n'");
  removeTest(table, table.categories[1], table.categories[1].tests[0]);
  deepStrictEqual(
    writeTests(table),
    `{
  "Basics": [
    {"input": [{"a": {"$tuple": [1, 2]}}, {"$dict": [[1, 2]]}, {"$set": [3]}, {"$bytes": "ff"}, {"$complex": [1, 2.0]}, -16, {"$frozenset": [1]}], "answer": 1.0},
    {"input": [[1, 2], {"$tuple": [12345678901234567890]}], "answer": "it's\\n"}
  ],
  "One": [
    {"input": 7, "answer": 1e5}
  ]
}
`,
  );
});

Deno.test('tests and categories are added to a Python literal', () => {
  const table = readTests('python', PYTHON_FILE);
  setSample(
    table,
    addTest(table, table.categories[0], { input: '[1], None', answer: "'x'" }),
    true,
  );
  renameCategory(table, table.categories[1], 'Its');
  deepStrictEqual(renameCategory(table, table.categories[1], 'Basics'), false);
  addTest(table, addCategory(table, 'Say "New"'), { input: '', answer: '0' });
  const text = writeTests(table);
  deepStrictEqual(
    text.split('\n').slice(6).join('\n'),
    `        {"input": [[1], None], "answer": 'x', "sample": True},
    ],
    "Its": [
        {"input": [], "answer": 2-3j},
    ],
    'Say "New"': [
        {"input": [], "answer": 0},
    ],
}
`,
  );
  deepStrictEqual(writeTests(readTests('python', text)), text);
});

Deno.test('the last test of a category takes the category with it', () => {
  const table = readTests('python', PYTHON_FILE);
  removeTest(table, table.categories[1], table.categories[1].tests[0]);
  deepStrictEqual(table.categories.map(({ name }) => name), ['Basics']);
});

Deno.test('what is no value changes nothing', () => {
  const table = readTests('json', JSON_FILE);
  const [first] = table.categories[0].tests;
  for (const text of ['x', '[1', '1 2', "'a", 'float("x")', 'range(3)', '1 # one x']) {
    throws(() => setCell(table, first, 'answer', text), /^Error: Column/, text);
  }
  deepStrictEqual(writeTests(table), JSON_FILE);
});

Deno.test('a file that cannot be a table says why and where', () => {
  for (
    const [kind, text, reason, line] of [
      ['json', '{"A": [\n{"input": [1],}]}', 'unreadable', 2],
      ['json', '[]', 'shape', 1],
      ['json', '{"A": 1}', 'shape', 1],
      ['json', '{"A": [\n1]}', 'shape', 2],
      ['json', '{"A": [{"input": [1],\n"colour": 1}]}', 'unknown', 2],
      ['json', '{"A": [{"input": [1],\n"input": 1}]}', 'twice', 2],
      ['json', '{"A": [], "A": []}', 'twice', 1],
      ['json', '{"A": [{"sample": 1}]}', 'shape', 1],
      ['json', '{} {}', 'unreadable', 1],
      ['python', 'x = 1\n', 'noTests', 1],
      ['python', 'TESTS = {\n"A": [\n{"input": [2 ** 3]}]}', 'unreadable', 3],
      ['python', 'TESTS = {\n"A": [  # first\n]}', 'comment', 2],
      ['python', 'TESTS = {}\nTESTS["A"] = []\n', 'more', 2],
      ['python', 'TESTS = {\n**MORE}\n', 'unreadable', 2],
    ]
  ) {
    throws(() => readTests(kind, text), { reason, line }, text);
  }
});

Deno.test('a test of a report is added to either kind of file', () => {
  const test = { input: '[1], (2,)', answer: 'None' };
  deepStrictEqual(
    withTest('json', '{"A": [{"input": [1], "answer": 1}]}', 'A', test),
    '{\n  "A": [\n    {"input": [1], "answer": 1},\n' +
      '    {"input": [[1], {"$tuple": [2]}], "answer": null}\n  ]\n}',
  );
  deepStrictEqual(
    withTest('python', 'TESTS = {"A": [{"input": [1], "answer": 1}]}\n', 'B', test),
    'TESTS = {\n    "A": [\n        {"input": [1], "answer": 1},\n    ],\n' +
      '    "B": [\n        {"input": [[1], (2,)], "answer": None},\n    ],\n}\n',
  );
});

Deno.test('strings are read as Python reads them', () => {
  const value = (text) => new LiteralReader(text).value().json;
  for (
    const [text, expected] of [
      [`r'\\n'`, '"\\\\n"'],
      [`u"\\u00e9\\101\\N"`, '"éA\\\\N"'],
      [`('a'\n 'b')`, '"ab"'],
      [`b'a' b"\\0"`, '{"$bytes": "6100"}'],
      [`'''it's "x"'''`, '"it\'s \\"x\\""'],
      [`float('-inf')`, '{"$float": "-inf"}'],
      ['{}', '{}'],
      ['set()', '{"$set": []}'],
      ['1_0.5e-3', '10.5e-3'],
      ['.5j', '{"$complex": [0.0, 0.5]}'],
    ]
  ) {
    deepStrictEqual(value(text), expected, text);
  }
});

Deno.test('the inputs and outputs of a program are texts', () => {
  const file = '{"A": [{"input": "1\\n2\\n", "answer": "3\\n"}]}';
  const table = { ...readTests('json', file), texts: true };
  const [test] = table.categories[0].tests;
  deepStrictEqual(cellText(table, test, 'input'), '1\n2\n');
  setCell(table, test, 'input', '"4"\n');
  setCell(table, test, 'answer', '');
  deepStrictEqual(
    writeTests(table),
    '{\n  "A": [\n    {"input": "\\"4\\"\\n", "answer": ""}\n  ]\n}',
  );
  deepStrictEqual(
    withTest('python', 'TESTS = {}\n', 'A', { input: '1\n', answer: '2' }, true),
    'TESTS = {\n    "A": [\n        {"input": "1\\n", "answer": "2"},\n    ],\n}\n',
  );
  deepStrictEqual(isProgram({ 'puzzle.yaml': 'title: A\nkind: program\n' }), true);
  deepStrictEqual(isProgram({ 'puzzle.yaml': 'title: "kind: program"\n' }), false);
});
