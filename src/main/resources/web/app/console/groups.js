import { GROUPS } from '../result/verdicts.js';

const PART_MILLIS = 5 * 60_000;
const PARTS = 12;

/** How many of the verdicts are in each group. */
export function grouped(verdicts) {
  return Object.fromEntries(
    Object.entries(GROUPS).map(([name, members]) => [
      name,
      members.reduce((sum, verdict) => sum + (verdicts[verdict] ?? 0), 0),
    ]),
  );
}

/** The last hour in parts of five minutes, oldest first; a part without verdicts is empty. */
export function wholeHour(parts, now) {
  const last = Math.floor(Date.parse(now) / PART_MILLIS) * PART_MILLIS;
  const known = new Map(parts.map((part) => [Date.parse(part.from), part]));
  return Array.from({ length: PARTS + 1 }, (_, i) => {
    const from = last - (PARTS - i) * PART_MILLIS;
    return known.get(from) ?? {
      from: new Date(from).toISOString(),
      verdicts: {},
      total: { p50Millis: null, p95Millis: null },
    };
  });
}
