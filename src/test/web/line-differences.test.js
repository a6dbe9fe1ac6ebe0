import { deepStrictEqual } from 'node:assert';
import {
  differingLines,
  firstDifference,
} from '../../main/resources/web/app/result/differences.js';

const lines = (expected, actual) => [...differingLines(expected, actual)];

Deno.test('lines that differ are found by their place', () => {
  deepStrictEqual(lines('1\n2\n3\n', '1\n4\n3\n'), [1]);
  deepStrictEqual(lines('1\n2\n', '1\n'), [1]);
  deepStrictEqual(lines('1\n', '1\n\nx\n'), [2]);
  deepStrictEqual(lines('a b\n', 'a b\n'), []);
});

Deno.test('blanks count only if nothing else differs', () => {
  deepStrictEqual(lines('a b\nc\n', 'a  b \nd\n'), [1]);
  deepStrictEqual(lines('a b\nc\n', 'a  b\nc\n'), [0]);
  deepStrictEqual(lines('a\n', 'a'), []);
});

Deno.test('the first difference is a word, or the blanks', () => {
  const first = (expected, actual) => Object.values(firstDifference(expected, actual)).join(' ');
  deepStrictEqual(first('1\n2\nada\n', '1\n2\n3\n'), 'word 3 1 ada 3');
  deepStrictEqual(first('a b\n', 'a\n'), 'wordMissing 1 2 b ');
  deepStrictEqual(first('a\n', 'a\nb c\n'), 'wordExtra 2 1  b');
  deepStrictEqual(first('a b\n', 'a  b\n'), 'blanks 1');
  deepStrictEqual(first('a\n', ' \n'), 'nothing');
});
