import { deepStrictEqual } from 'node:assert';
import { newContest } from '../../main/resources/web/app/contests/organising/form-page.js';

Deno.test('a contest begins at a whole hour', () => {
  const { startsAt, endsAt } = newContest(Date.parse('2026-11-28T12:30:00Z'));
  deepStrictEqual([startsAt, endsAt], ['2026-11-29T13:00:00.000Z', '2026-11-29T15:00:00.000Z']);
});
