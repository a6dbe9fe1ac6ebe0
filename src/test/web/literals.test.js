import { deepStrictEqual } from 'node:assert';
import { call, literal, parse } from '../../main/resources/web/app/base/python.js';

Deno.test('values are written as Python writes them', () => {
  deepStrictEqual(
    literal(parse('{"10": 1.0, "a": 12345678901234567890}')),
    "{'10': 1.0, 'a': 12345678901234567890}",
  );
  deepStrictEqual(literal(parse('{"$tuple": [true, null]}')), '(True, None)');
  deepStrictEqual(call('f', [1, 'x']), "f(1, 'x')");
});
