import { deepStrictEqual, notDeepStrictEqual } from 'node:assert';
import { avatar, VARIANTS } from '../../main/resources/web/app/people/avatar.js';

const drawn = (name, variant) => avatar(name, variant).values;

Deno.test('a name always has the same picture, in any case', () => {
  deepStrictEqual(drawn('Ada'), drawn('ada'));
  notDeepStrictEqual(drawn('ada').at(-2), drawn('bob').at(-2));
});

Deno.test('each variant differs from all others', () => {
  const all = Array.from({ length: VARIANTS }, (_, variant) => drawn('ada', variant).join());
  deepStrictEqual(new Set(all).size, VARIANTS);
});
