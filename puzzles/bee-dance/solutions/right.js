// expect: ACCEPTED
const STEPS = {
  12: [0, 1],
  2: [1, 1],
  4: [1, 0],
  6: [0, -1],
  8: [-1, -1],
  10: [-1, 0],
};

function shorten(way) {
  let x = 0;
  let y = 0;
  for (const [direction, cells] of way) {
    const [right, up] = STEPS[direction];
    x += right * cells;
    y += up * cells;
  }
  // A cell towards 2 or 8 changes both coordinates at once, if they have the same sign.
  const both = x * y > 0 ? Math.sign(x) * Math.min(Math.abs(x), Math.abs(y)) : 0;
  return [
    [2, 8, both],
    [4, 10, x - both],
    [12, 6, y - both],
  ]
    .filter(([, , cells]) => cells !== 0)
    .map(([there, back, cells]) => (cells > 0 ? [there, cells] : [back, -cells]));
}
