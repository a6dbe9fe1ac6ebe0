function sort_array(array) {
  const isDescending = (array[0] + array.at(-1)) % 2 === 0;
  return array.toSorted((a, b) => (isDescending ? b - a : a - b));
}

// wrong: the comparator returns a boolean
function sort_array(array) {
  const isDescending = (array[0] + array.at(-1)) % 2 === 0;
  return array.toSorted((a, b) => (isDescending ? a < b : a > b));
}

// wrong: the index -1 gives undefined
function sort_array(array) {
  const isDescending = (array[0] + array[-1]) % 2 === 0;
  return array.toSorted((a, b) => (isDescending ? b - a : a - b));
}
