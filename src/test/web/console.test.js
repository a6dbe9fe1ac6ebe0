import { deepStrictEqual } from 'node:assert';
import { details } from '../../main/resources/web/app/console/audit.js';
import { wholeHour } from '../../main/resources/web/app/console/last-hour.js';
import { duration } from '../../main/resources/web/app/base/language.js';

Deno.test('a time is written in its largest unit', () => {
  const cases = [
    [-5, '0 sec'],
    [119_000, '119 sec'],
    [120_000, '2 min'],
    [7_199_000, '120 min'],
    [7_200_000, '2 hr'],
    [172_700_000, '48 hr'],
    [172_800_000, '2 days'],
  ];
  for (const [millis, text] of cases) {
    deepStrictEqual(duration(millis), text);
  }
});

Deno.test('an hour has all its five minutes', () => {
  const known = {
    from: '2026-01-02T10:50:00Z',
    verdicts: { ACCEPTED: 1 },
    total: { p50Millis: 5, p95Millis: 6 },
  };
  const hour = wholeHour([known], '2026-01-02T11:04:59Z');
  deepStrictEqual(hour.length, 13);
  deepStrictEqual(hour[0].from, '2026-01-02T10:00:00.000Z');
  deepStrictEqual(hour.at(-1).from, '2026-01-02T11:00:00.000Z');
  deepStrictEqual(hour[10], known);
  deepStrictEqual(hour[9].verdicts, {});
});

Deno.test('details leave out what the subject says', () => {
  deepStrictEqual(
    details({ player: 'id', reason: 'spam', until: null, after: ['player', 'author'] }),
    'reason: spam, after: player,author',
  );
  deepStrictEqual(details({}), '');
});
