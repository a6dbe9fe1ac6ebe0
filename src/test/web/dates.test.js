import { deepStrictEqual } from 'node:assert';
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
