// expect: ACCEPTED
function pairs(mittens) {
  const waiting = new Map();
  let count = 0;
  for (const mitten of mittens) {
    const space = mitten.lastIndexOf(' ');
    const side = mitten.slice(space + 1) === 'left' ? 'right' : 'left';
    const other = `${mitten.slice(0, space)} ${side}`;
    const others = waiting.get(other) ?? 0;
    if (others > 0) {
      waiting.set(other, others - 1);
      count++;
    } else {
      waiting.set(mitten, (waiting.get(mitten) ?? 0) + 1);
    }
  }
  return count;
}
