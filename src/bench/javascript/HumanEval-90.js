function next_smallest(lst) {
  const [, second = null] = [...new Set(lst)].sort((a, b) => a - b);
  return second;
}

// wrong: sorts the numbers as strings
function next_smallest(lst) {
  const [, second = null] = [...new Set(lst)].sort();
  return second;
}

// wrong: counts the smallest number twice if it is there twice
function next_smallest(lst) {
  return lst.toSorted((a, b) => a - b)[1] ?? null;
}
