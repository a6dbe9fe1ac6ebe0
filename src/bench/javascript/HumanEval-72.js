function will_it_fly(q, w) {
  const weight = q.reduce((sum, item) => sum + item, 0);
  return weight <= w && q.every((item, i) => item === q.at(-1 - i));
}

// wrong: reverse changes the array itself, which then equals its reverse
function will_it_fly(q, w) {
  const reversed = q.reverse();
  const balanced = q.every((item, i) => item === reversed[i]);
  return balanced && q.reduce((sum, item) => sum + item, 0) <= w;
}

// wrong: does not allow the maximum weight itself
function will_it_fly(q, w) {
  const weight = q.reduce((sum, item) => sum + item, 0);
  return weight < w && q.every((item, i) => item === q.at(-1 - i));
}
