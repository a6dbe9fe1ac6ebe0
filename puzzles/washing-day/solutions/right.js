// expect: ACCEPTED
function pegs(widths, length) {
  let count = 0;
  let left = 0;
  for (const width of widths) {
    if (width > length) {
      continue;
    }
    if (width > left) {
      // A new line, and the peg at its beginning.
      left = length;
      count++;
    }
    left -= width;
    count++;
  }
  return count;
}
