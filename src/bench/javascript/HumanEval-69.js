function search(lst) {
  const counts = new Map();
  for (const number of lst) {
    counts.set(number, (counts.get(number) ?? 0) + 1);
  }
  const frequent = [...counts].filter(([number, count]) => count >= number);
  return Math.max(-1, ...frequent.map(([number]) => number));
}

// wrong: undefined + 1 is NaN, so nothing is ever counted
function search(lst) {
  const counts = new Map();
  for (const number of lst) {
    counts.set(number, counts.get(number) + 1);
  }
  const frequent = [...counts].filter(([number, count]) => count >= number);
  return Math.max(-1, ...frequent.map(([number]) => number));
}

// wrong: returns the key of an object, which is a string
function search(lst) {
  const counts = {};
  for (const number of lst) {
    counts[number] = (counts[number] ?? 0) + 1;
  }
  let best = -1;
  for (const number in counts) {
    if (counts[number] >= number) {
      best = number;
    }
  }
  return best;
}
