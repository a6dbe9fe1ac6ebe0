function add_elements(arr, k) {
  return arr
    .slice(0, k)
    .filter((value) => Math.abs(value) < 100)
    .reduce((sum, value) => sum + value, 0);
}

// wrong: a number has no length
function add_elements(arr, k) {
  return arr
    .slice(0, k)
    .filter((value) => value.length <= 2)
    .reduce((sum, value) => sum + value, 0);
}

// wrong: skips the first k elements instead of taking them
function add_elements(arr, k) {
  return arr
    .slice(k)
    .filter((value) => Math.abs(value) < 100)
    .reduce((sum, value) => sum + value, 0);
}
