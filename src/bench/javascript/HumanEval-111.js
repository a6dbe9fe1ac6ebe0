function histogram(test) {
  const counts = new Map();
  for (const letter of test.split(' ').filter(Boolean)) {
    counts.set(letter, (counts.get(letter) ?? 0) + 1);
  }
  const most = Math.max(...counts.values());
  return Object.fromEntries([...counts].filter(([, count]) => count === most));
}

// wrong: splitting an empty string gives one empty word
function histogram(test) {
  const counts = new Map();
  for (const letter of test.split(' ')) {
    counts.set(letter, (counts.get(letter) ?? 0) + 1);
  }
  const most = Math.max(...counts.values());
  return Object.fromEntries([...counts].filter(([, count]) => count === most));
}

// wrong: increments undefined, which makes every count NaN
function histogram(test) {
  const counts = {};
  for (const letter of test.split(' ').filter(Boolean)) {
    counts[letter]++;
  }
  const most = Math.max(...Object.values(counts));
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count === most));
}
