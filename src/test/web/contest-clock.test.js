import { deepStrictEqual, ok } from 'node:assert';
import {
  heard,
  leftText,
  minutesToSay,
  now,
  until,
} from '../../main/resources/web/app/contests/clock.js';

Deno.test('a countdown shows 0 only when the time is over', () => {
  deepStrictEqual(leftText(0), '0:00:00');
  deepStrictEqual(leftText(1), '0:00:01');
  deepStrictEqual(leftText(309_000), '0:05:09');
  deepStrictEqual(leftText(3_600_000), '1:00:00');
  deepStrictEqual(leftText(47 * 3_600_000 + 59_001), '47:01:00');
  deepStrictEqual(leftText(48 * 3_600_000), '2 days');
  deepStrictEqual(leftText(75 * 3_600_000 + 5_000), '3 days, 3 hours');
});

Deno.test('the time until something is never negative', () => {
  const left = until(new Date(Date.now() + 60_000).toISOString());
  ok(left > 50_000 && left <= 60_000);
  deepStrictEqual(until('2020-11-28T11:00:00Z'), 0);
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

Deno.test('the last minutes are said while they begin', () => {
  deepStrictEqual(minutesToSay(300_500), false);
  ok(minutesToSay(299_500));
  deepStrictEqual(minutesToSay(239_500), false);
  ok(minutesToSay(600_000));
  ok(minutesToSay(59_000));
});
