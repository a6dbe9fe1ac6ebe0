import { deepStrictEqual, ok } from 'node:assert';
import { duration, heard, now, until } from '../../main/resources/web/app/contests/clock.js';

Deno.test('a countdown shows 0 only when the time is over', () => {
  deepStrictEqual(duration(0), { clock: '00:00' });
  deepStrictEqual(duration(1), { clock: '00:01' });
  deepStrictEqual(duration(309_000), { clock: '05:09' });
  deepStrictEqual(duration(3_600_000), { clock: '1:00:00' });
  deepStrictEqual(duration(47 * 3_600_000 + 59_001), { clock: '47:01:00' });
  deepStrictEqual(duration(48 * 3_600_000), { days: 2, hours: 0 });
  deepStrictEqual(duration(75 * 3_600_000 + 5_000), { days: 3, hours: 3 });
});

Deno.test('the time until something is never negative', () => {
  const from = Date.parse('2026-11-28T12:00:00Z');
  deepStrictEqual(until('2026-11-28T12:00:02.5Z', from), 2_500);
  deepStrictEqual(until('2026-11-28T11:00:00Z', from), 0);
});

Deno.test('the clock follows the server, and not the rounding of its header', () => {
  const here = Math.floor(Date.now() / 1000) * 1000 + 500;
  heard(new Date(here + 300_000).toISOString(), here);
  ok(Math.abs(now() - Date.now() - 300_000) < 5);
  heard(new Date(here + 300_000).toUTCString(), here);
  ok(Math.abs(now() - Date.now() - 300_000) < 5);
  heard(null, here);
  heard('nonsense', here);
  ok(Math.abs(now() - Date.now() - 300_000) < 5);
  heard(new Date(here).toISOString(), here);
  ok(Math.abs(now() - Date.now()) < 5);
});
