function is_sorted(lst) {
  return lst.every((value, i) => i === 0 || (value >= lst[i - 1] && value !== lst[i - 2]));
}

// wrong: compares two different arrays by identity
function is_sorted(lst) {
  return lst === lst.toSorted((a, b) => a - b);
}

// wrong: allows no duplicate at all
function is_sorted(lst) {
  return lst.every((value, i) => i === 0 || value > lst[i - 1]);
}
