function total_match(lst1, lst2) {
  const size = (words) => words.join('').length;
  return size(lst1) <= size(lst2) ? lst1 : lst2;
}

// wrong: compares the numbers of strings in place of their characters
function total_match(lst1, lst2) {
  return lst1.length <= lst2.length ? lst1 : lst2;
}

// wrong: reduce without an initial value throws a TypeError for an empty array
function total_match(lst1, lst2) {
  const size = (words) => words.map((word) => word.length).reduce((a, b) => a + b);
  return size(lst1) <= size(lst2) ? lst1 : lst2;
}
