function incr_list(l) {
  return l.map((number) => number + 1);
}

// wrong: the postfix operator returns the value from before
function incr_list(l) {
  return l.map((number) => number++);
}

// wrong: for...in goes over the keys, which are strings
function incr_list(l) {
  const incremented = [];
  for (const number in l) {
    incremented.push(number + 1);
  }
  return incremented;
}
