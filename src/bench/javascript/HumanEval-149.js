function sorted_list_sum(lst) {
  return lst
    .filter((word) => word.length % 2 === 0)
    .sort()
    .sort((a, b) => a.length - b.length);
}

// wrong: localeCompare() does not put the capital letters first
function sorted_list_sum(lst) {
  return lst
    .filter((word) => word.length % 2 === 0)
    .sort((a, b) => a.length - b.length || a.localeCompare(b));
}

// wrong: the comparator returns a boolean
function sorted_list_sum(lst) {
  return lst
    .filter((word) => word.length % 2 === 0)
    .sort((a, b) => (a.length === b.length ? a > b : a.length > b.length));
}
