function eat(number, need, remaining) {
  const eaten = Math.min(need, remaining);
  return [number + eaten, remaining - eaten];
}

// wrong: eats more carrots than there are
function eat(number, need, remaining) {
  return [number + need, Math.max(remaining - need, 0)];
}

// wrong: returns the last value only, because of the comma operator
function eat(number, need, remaining) {
  const eaten = Math.min(need, remaining);
  return (number + eaten, remaining - eaten);
}
