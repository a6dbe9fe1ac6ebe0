import { deepStrictEqual, throws } from 'node:assert';
import { argumentsJson } from '../../main/resources/web/app/base/literal-reader.js';
import { call, literal, parse } from '../../main/resources/web/app/base/python.js';

Deno.test('arguments become JSON without loss', () => {
  for (
    const [text, json] of [
      ['', '[]'],
      ["1, 'two', [3]", '[1,"two",[3]]'],
      ['(1,), (2), ()', '[{"$tuple":[1]},2,{"$tuple":[]}]'],
      ['{1, 2}, {}, set()', '[{"$set":[1,2]},{},{"$set":[]}]'],
      ["{'a': (1, 2)}", '[{"$dict":[["a",{"$tuple":[1,2]}]]}]'],
      ['-.5, 1., 1e3, 123456789012345678901', '[-0.5,1.0,1e3,123456789012345678901]'],
      ['None, True, False', '[null,true,false]'],
      [`'it\\'s \\u00e9\\n'`, '["it\'s é\\n"]'],
      ['[1, [2],]', '[[1,[2]]]'],
    ]
  ) {
    deepStrictEqual(argumentsJson(text), json, text);
  }
});

Deno.test('what is no literal is refused with its place', () => {
  for (
    const [text, message] of [
      ['[1, 2', 'Column 6: there must be a comma or ].'],
      ['number', 'Column 1: number is no plain value.'],
      ['1 2', 'Column 3: there must be a comma.'],
      ["'a", 'Column 3: the text has no closing quote.'],
      ['12abc', 'Column 1: this is no number.'],
      ["'\\uffffffff', '\\x1'", 'Column 18: \\x needs 2 digits.'],
    ]
  ) {
    throws(() => argumentsJson(text), { message }, text);
  }
});

Deno.test('values are written as Python writes them', () => {
  deepStrictEqual(
    literal(parse('{"10": 1.0, "a": 12345678901234567890}')),
    "{'10': 1.0, 'a': 12345678901234567890}",
  );
  deepStrictEqual(literal(parse('{"$tuple": [true, null]}')), '(True, None)');
  deepStrictEqual(call('f', [1, 'x']), "f(1, 'x')");
});
