function strange_sort_list(lst) {
  const sorted = lst.toSorted((a, b) => a - b);
  return sorted.map((_, i) => (i % 2 === 0 ? sorted[i / 2] : sorted.at(-(i + 1) / 2)));
}

// wrong: the array shrinks while the loop counts, so half of it is left out
function strange_sort_list(lst) {
  const rest = lst.toSorted((a, b) => a - b);
  const strange = [];
  for (let i = 0; i < rest.length; i++) {
    strange.push(i % 2 === 0 ? rest.shift() : rest.pop());
  }
  return strange;
}

// wrong: the index from the end is off by one
function strange_sort_list(lst) {
  const sorted = lst.toSorted((a, b) => a - b);
  return sorted.map((_, i) => sorted.at(i % 2 === 0 ? i / 2 : -(i - 1) / 2));
}
