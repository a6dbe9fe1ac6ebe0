import { deepStrictEqual } from 'node:assert';
import { details } from '../../main/resources/web/app/console/audit.js';
import { grouped, wholeHour } from '../../main/resources/web/app/console/groups.js';
import { largestUnit } from '../../main/resources/web/app/console/units.js';

Deno.test('a time is written in its largest unit', () => {
  const cases = [
    [-5, 0, 'second'],
    [59_400, 59, 'second'],
    [60_000, 1, 'minute'],
    [3_599_000, 59, 'minute'],
    [3_600_000, 1, 'hour'],
    [172_799_000, 47, 'hour'],
    [172_800_000, 2, 'day'],
  ];
  for (const [millis, n, unit] of cases) {
    deepStrictEqual(largestUnit(millis), { n, unit });
  }
});

Deno.test('verdicts are counted in groups', () => {
  deepStrictEqual(
    grouped({
      ACCEPTED: 3,
      WRONG_ANSWER: 2,
      TIME_LIMIT: 1,
      FORBIDDEN: 4,
      JUDGE_ERROR: 5,
      LATER: 9,
    }),
    { accepted: 3, wrong: 2, failed: 5, faults: 5 },
  );
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
    'reason: spam, after: player author',
  );
  deepStrictEqual(details({}), '');
});
