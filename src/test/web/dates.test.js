import { deepStrictEqual } from 'node:assert';
import { fieldValue, momentOf } from '../../main/resources/web/app/base/form.js';
import { dateText, later, weekday } from '../../main/resources/web/app/profile/dates.js';

Deno.test('a date moves over months, years and the hour that summer time skips', () => {
  deepStrictEqual(later('2026-02-28', 1), '2026-03-01');
  deepStrictEqual(later('2028-02-28', 1), '2028-02-29');
  deepStrictEqual(later('2026-01-01', -1), '2025-12-31');
  deepStrictEqual(later('2026-03-28', 2), '2026-03-30');
  deepStrictEqual(later('2026-10-24', 2), '2026-10-26');
  deepStrictEqual(later('2026-11-28', -364), '2025-11-29');
});

Deno.test('a week begins on Monday', () => {
  deepStrictEqual(weekday('2026-11-23'), 0);
  deepStrictEqual(weekday('2026-11-29'), 6);
});

Deno.test('a date has the same text in every time zone', () => {
  deepStrictEqual(dateText('2026-11-28', { dateStyle: 'long' }), 'November 28, 2026');
});

Deno.test('a field shows a moment in the local time zone, and gives it back', () => {
  const moment = new Date(2026, 10, 8, 7, 5).toISOString();
  deepStrictEqual(fieldValue(moment), '2026-11-08T07:05');
  deepStrictEqual(momentOf('2026-11-08T07:05'), moment);
  deepStrictEqual(fieldValue(null), '');
  deepStrictEqual(momentOf('', moment), null);
});

Deno.test('a moment that was not changed keeps its seconds', () => {
  const before = new Date(2026, 10, 8, 7, 5, 42, 123).toISOString();
  deepStrictEqual(momentOf(fieldValue(before), before), before);
  deepStrictEqual(momentOf('2026-11-08T07:06', before), new Date(2026, 10, 8, 7, 6).toISOString());
});
