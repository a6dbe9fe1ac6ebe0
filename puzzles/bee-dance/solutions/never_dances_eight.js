// expect: WRONG_ANSWER Basics
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
  const both = Math.max(0, Math.min(x, y));
  return [
    [2, 8, both],
    [4, 10, x - both],
    [12, 6, y - both],
  ]
    .filter(([, , cells]) => cells !== 0)
    .map(([there, back, cells]) => (cells > 0 ? [there, cells] : [back, -cells]));
}
