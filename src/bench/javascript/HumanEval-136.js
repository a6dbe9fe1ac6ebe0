function largest_smallest_integers(lst) {
  const negatives = lst.filter((value) => value < 0);
  const positives = lst.filter((value) => value > 0);
  return [
    negatives.length > 0 ? Math.max(...negatives) : null,
    positives.length > 0 ? Math.min(...positives) : null,
  ];
}

// wrong: the maximum of nothing is -Infinity
function largest_smallest_integers(lst) {
  return [
    Math.max(...lst.filter((value) => value < 0)),
    Math.min(...lst.filter((value) => value > 0)),
  ];
}

// wrong: takes the extremes at the far ends
function largest_smallest_integers(lst) {
  const sorted = lst.toSorted((a, b) => a - b);
  return [
    sorted.find((value) => value < 0) ?? null,
    sorted.findLast((value) => value > 0) ?? null,
  ];
}
