import { deepStrictEqual, ok } from 'node:assert';
import { plotted } from '../../main/resources/web/app/contests/ratings.js';

Deno.test('the plot has room for the band of each rating', () => {
  const history = [
    { after: 1500, deviation: 200 },
    { after: 1620, deviation: 100 },
    { after: 1580, deviation: 80 },
  ];
  const { least, most, points } = plotted(history, 200, 100);
  deepStrictEqual([least, most], [1050, 1950]);
  deepStrictEqual(points.map(({ x }) => x), [0, 100, 200]);
  for (const { y, low, high } of points) {
    ok(0 < high && high < y && y < low && low < 100);
  }
  ok(points[1].y < points[2].y && points[2].y < points[0].y);
  deepStrictEqual(plotted(history.slice(0, 1), 200, 100).points[0].x, 100);
});
