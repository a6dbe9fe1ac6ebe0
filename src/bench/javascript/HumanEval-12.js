function longest(strings) {
  return strings.reduce(
    (best, string) => (best === null || string.length > best.length ? string : best),
    null,
  );
}

// wrong: returns the last of the longest strings
function longest(strings) {
  let best = null;
  for (const string of strings) {
    if (best === null || string.length >= best.length) {
      best = string;
    }
  }
  return best;
}

// wrong: returns an empty string if there are none
function longest(strings) {
  return strings.reduce((best, string) => (string.length > best.length ? string : best), '');
}
