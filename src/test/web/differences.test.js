import { deepStrictEqual } from 'node:assert';
import { difference } from '../../main/resources/web/app/result/comparison.js';

function assertSaid(said, expected, actual, functionName = 'f') {
  deepStrictEqual(difference({ expected, actual }, functionName), said);
}

Deno.test('nothing is said of values that are not shown', () => {
  assertSaid(null, undefined, 1);
  assertSaid(null, null, undefined);
});

Deno.test('a difference is found inside nested values', () => {
  assertSaid('The value at [1][0] differs.', [[1, 2], [3]], [[1, 2], [4]]);
  assertSaid("The value at ['b'] differs.", { a: 1, b: 2 }, { b: 3, a: 1 });
  assertSaid('The values differ.', 1, null);
});

Deno.test('a missing and an extra item are found', () => {
  assertSaid('The value at [2] is missing.', [1, 2, 3], [1, 2]);
  assertSaid('The value at [1] is too much.', [1], [1, 2]);
  assertSaid('The value at [1] is missing.', { $set: [1, 2] }, { $set: [2, 3] });
});

Deno.test('the part of a text that differs is found', () => {
  assertSaid('The text differs from character 6 on.', 'a long text', 'a lone text');
  assertSaid('The text at [0] differs from character 5 on.', ['Fizz Buzz'], ['Fizz']);
});

Deno.test('values of different types differ', () => {
  assertSaid('The values differ.', [1], { $tuple: [1] });
  assertSaid('Both are written the same way; their types differ.', 1, { $int: '1' });
});

Deno.test('the first difference of two outputs is a word, or the blanks', () => {
  assertSaid('Line 3, word 1: expected “ada”, got “3”.', '1\n2\nada\n', '1\n2\n3\n', '');
  assertSaid('Line 1, word 2: expected “b”, got “”.', 'a b\n', 'a\n', '');
  assertSaid('Line 2, word 1: expected “”, got “b”.', 'a\n', 'a\nb c\n', '');
  assertSaid('Line 2, word 1: expected “c”, got “”.', 'a b\nc\n', 'a  b \n', '');
  assertSaid('Only blanks differ.', 'a b\n', 'a  b\n', '');
  assertSaid('The program printed nothing.', 'a\n', ' \n', '');
});
