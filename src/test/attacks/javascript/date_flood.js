// name: date_flood
// family: javascript
// source: own
// phase: call
// expects: ACCEPTED-harmless|TIME_LIMIT|MEMORY_LIMIT|RUNTIME_ERROR
// must_not: dates at the edge, or texts that look like dates, make the engine fail or work without an end
// oracle: universal+no_hostinfo

const TEXTS = ['', '0', '-271821-04-20', '+275760-09-13', '2026-02-30T25:61:61Z', '1'.repeat(5000), '('.repeat(5000),
  'Jan '.repeat(1000), '2026-01-01T00:00:00.' + '9'.repeat(5000), '\0', 'Thu, 01 Jan 1970 00:00:00 GMT+' + '0'.repeat(999)];

function checkio(x) {
  for (const time of [8.64e15, -8.64e15, 8.64e15 + 1, NaN, 1e300, -0, ...TEXTS]) {
    for (const way of ['toString', 'toISOString', 'toLocaleString', 'toJSON', 'getTimezoneOffset', 'toTemporalInstant']) {
      try {
        const date = new Date(time);
        date.setMonth(1e9);
        console.log(String(new Date(time)[way]?.()).slice(0, 80), Date.parse(time), date.getDate());
      } catch (error) {
        console.log(way, error.name);
      }
    }
  }
  for (let i = 0; i < 20000; i++) {
    new Date(i * 1e9).toLocaleDateString('th-TH-u-ca-buddhist');
  }
  return x * 2;
}
