import { deepStrictEqual } from 'node:assert';
import { differences } from '../../main/resources/web/app/result/differences.js';

function found(expected, actual) {
  const { expected: left, actual: right, where } = differences(expected, actual);
  return [[...left], [...right], where?.place];
}

Deno.test('equal values do not differ', () => {
  deepStrictEqual(found([1, { a: 'x' }], [1, { a: 'x' }]), [[], [], undefined]);
});

Deno.test('a difference is found inside nested values', () => {
  deepStrictEqual(found([[1, 2], [3]], [[1, 2], [4]]), [
    [['1.0', true]],
    [['1.0', true]],
    '[1][0]',
  ]);
  deepStrictEqual(found({ a: 1, b: 2 }, { b: 3, a: 1 }), [[['1', true]], [['0', true]], "['b']"]);
});

Deno.test('a missing and an extra item are found', () => {
  deepStrictEqual(found([1, 2, 3], [1, 3]), [[['1', true]], [], '[1]']);
  deepStrictEqual(found([1], [1, 2]), [[], [['1', true]], '[1]']);
  deepStrictEqual(found({ $set: [1, 2] }, { $set: [2, 3] })[0], [['0', true]]);
});

Deno.test('the part of a text that differs is found', () => {
  deepStrictEqual(found('a long text', 'a lone text'), [[['', [5, 6]]], [['', [5, 6]]], '']);
  deepStrictEqual(found('Fizz Buzz', 'Fizz'), [[['', [4, 9]]], [['', [4, 4]]], '']);
});

Deno.test('values of different types differ', () => {
  deepStrictEqual(found([1], { $tuple: [1] }), [[['', true]], [['', true]], '']);
});
