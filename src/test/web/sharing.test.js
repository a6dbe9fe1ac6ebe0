import { deepStrictEqual } from 'node:assert';
import { decoded, encoded } from '../../main/resources/web/app/scratch/sharing.js';

Deno.test('a snippet comes back from its address', () => {
  const source = 'print("é 🐧 ?/+")\n'.repeat(20);
  deepStrictEqual(decoded(encoded(source)), source);
});

Deno.test('a damaged snippet is none', () => {
  deepStrictEqual(decoded('%%%'), null);
  deepStrictEqual(decoded('_w'), null);
});
