// expect: WRONG_ANSWER Colours of many words
function pairs(mittens) {
  const counts = {};
  for (const mitten of mittens) {
    const [colour, side] = mitten.split(' ');
    counts[colour] ??= { left: 0, right: 0 };
    counts[colour][side]++;
  }
  return Object.values(counts).reduce((sum, { left, right }) => sum + Math.min(left, right), 0);
}
