/** The geometry of the plot of ratings. */

const ROOM = 50;

/**
 * The points of ratings, oldest first, in a box: `{points: [{x, y, low, high}…], least, most}`. The
 * contests are at equal distances; least and most are the bounds of the scale.
 */
export function plotted(history, width, height) {
  const lows = history.map(({ after, deviation }) => after - 2 * deviation);
  const highs = history.map(({ after, deviation }) => after + 2 * deviation);
  const least = Math.floor((Math.min(...lows) - 1) / ROOM) * ROOM;
  const most = Math.ceil((Math.max(...highs) + 1) / ROOM) * ROOM;
  const x = (i) => history.length === 1 ? width / 2 : width * i / (history.length - 1);
  const y = (rating) => height * (most - rating) / (most - least);
  return {
    least,
    most,
    points: history.map(({ after }, i) => ({
      x: x(i),
      y: y(after),
      low: y(lows[i]),
      high: y(highs[i]),
    })),
  };
}
