/** The share of a name's letters that may differ. */
const MOST_CHANGED = 0.34;

/**
 * The name that a person may have meant: one that begins with the word or contains it, or else the
 * one that needs the fewest changes of letters; null if none is near.
 */
export function nearest(word, names) {
  const wanted = word.trim().toLowerCase();
  if (wanted === '') {
    return null;
  }
  const scored = names.map((name) => ({ name, changes: changesTo(wanted, name.toLowerCase()) }));
  const best = scored.toSorted((one, other) => one.changes - other.changes)[0];
  return best && best.changes <= best.name.length * MOST_CHANGED ? best.name : null;
}

function changesTo(word, name) {
  if (word.length > 2 && name.includes(word)) {
    return name.startsWith(word) ? 0 : 0.5;
  }
  return editDistance(word, name);
}

/** How many letters are added, removed or replaced to make one text of the other. */
function editDistance(one, other) {
  let before = Array.from({ length: other.length + 1 }, (_, i) => i);
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    for (let j = 1; j <= other.length; j++) {
      const replaced = before[j - 1] + (one[i - 1] === other[j - 1] ? 0 : 1);
      row.push(Math.min(replaced, before[j] + 1, row[j - 1] + 1));
    }
    before = row;
  }
  return before.at(-1);
}
