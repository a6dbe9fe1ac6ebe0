import { deepStrictEqual } from 'node:assert';
import { parse } from '../../main/resources/web/app/base/python.js';
import { plain } from '../../main/resources/web/app/result/plain-value.js';

Deno.test('a picture gets the simplest value that JSON has', () => {
  for (
    const [sent, value] of [
      ['[1, 2.0, "three", null, true]', [1, 2, 'three', null, true]],
      ['{"$tuple":[1,{"$set":[2]}]}', [1, [2]]],
      ['{"$dict":[[1,"one"],[{"$tuple":[2]},"two"]]}', [[1, 'one'], [[2], 'two']]],
      ['{"10":1,"a":{"b":[]}}', { 10: 1, a: { b: [] } }],
      ['{"$bytes":"00ff"}', [0, 255]],
      ['{"$complex":[1,{"$float":"nan"}]}', [1, 'nan']],
      ['123456789012345678901', 123456789012345680000],
      [`1${'0'.repeat(400)}`, 'inf'],
      [`-1${'0'.repeat(400)}`, '-inf'],
      ['{"$float":"-inf"}', '-inf'],
      ['-0.5e3', -500],
    ]
  ) {
    deepStrictEqual(plain(parse(sent)), value, sent);
  }
});

Deno.test('a key of a dict is never a prototype', () => {
  const value = plain(parse('{"__proto__":{"a":1},"b":2}'));
  deepStrictEqual(Object.keys(value), ['__proto__', 'b']);
  deepStrictEqual(Object.getPrototypeOf(value), Object.prototype);
});
