/**
 * The numbers of the lines that differ, from 0. Blanks count only if nothing else differs, because
 * most puzzles ignore them.
 */
export function differingLines(expected, actual) {
  const found = unequal(expected, actual, (line) => words(line).join(' '));
  return found.size > 0 ? found : unequal(expected, actual, (line) => line);
}

/** Where two outputs differ first: `{kind, line, word, expected, actual}`; numbers are from 1. */
export function firstDifference(expected, actual) {
  if (actual.trim() === '' && expected.trim() !== '') {
    return { kind: 'nothing' };
  }
  const [at = 0] = differingLines(expected, actual);
  const [left, right] = [expected, actual].map((text) => words(text.split('\n')[at] ?? ''));
  const word = left.findIndex((one, i) => one !== right[i]);
  const place = word < 0 ? left.length : word;
  if (left.length === right.length && word < 0) {
    return { kind: 'blanks', line: at + 1 };
  }
  const kind = place >= right.length ? 'wordMissing' : place >= left.length ? 'wordExtra' : 'word';
  return { kind, line: at + 1, word: place + 1, expected: left[place], actual: right[place] };
}

function words(line) {
  return line.split(/\s+/).filter(Boolean);
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
