import { deepStrictEqual } from 'node:assert';
import { keyOf } from '../../main/resources/web/app/base/shortcuts.js';

Deno.test('a Cyrillic letter counts as the Latin one on its key', () => {
  deepStrictEqual(keyOf({ key: 'п', code: 'KeyG' }), 'g');
  deepStrictEqual(keyOf({ key: 'і', code: 'KeyS' }), 's');
  deepStrictEqual(keyOf({ key: 'І', code: 'KeyS' }), 'S');
});

Deno.test('every other key is what it writes', () => {
  deepStrictEqual(keyOf({ key: 'a', code: 'KeyQ' }), 'a');
  deepStrictEqual(keyOf({ key: 'ж', code: 'Semicolon' }), 'ж');
  deepStrictEqual(keyOf({ key: '?', code: 'Digit7' }), '?');
  deepStrictEqual(keyOf({ key: 'Enter', code: 'Enter' }), 'Enter');
  deepStrictEqual(keyOf({ key: 'e' }), 'e');
});
