/**
 * The numbers of the lines that differ, from 0. Blanks count only if nothing else differs, because
 * most puzzles ignore them.
 */
export function differingLines(expected, actual) {
  const loosely = (line) => line.trim().split(/\s+/).join(' ');
  const found = unequal(expected, actual, loosely);
  return found.size > 0 ? found : unequal(expected, actual, (line) => line);
}

function unequal(expected, actual, as) {
  const [left, right] = [expected.split('\n'), actual.split('\n')];
  const found = new Set();
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    if (as(left[i] ?? '') !== as(right[i] ?? '')) {
      found.add(i);
    }
  }
  return found;
}
