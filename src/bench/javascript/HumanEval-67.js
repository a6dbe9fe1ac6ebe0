function fruit_distribution(s, n) {
  const [apples, oranges] = s.match(/\d+/g).map(Number);
  return n - apples - oranges;
}

// wrong: concatenates the two counts as strings
function fruit_distribution(s, n) {
  const [apples, oranges] = s.match(/\d+/g);
  return n - (apples + oranges);
}

// wrong: reads single digits in place of whole numbers
function fruit_distribution(s, n) {
  const [apples, oranges] = s.match(/\d/g).map(Number);
  return n - apples - oranges;
}
