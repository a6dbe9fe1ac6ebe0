function maximum(arr, k) {
  return arr.toSorted((a, b) => a - b).slice(arr.length - k);
}

// wrong: slice(-0) keeps the whole array
function maximum(arr, k) {
  return arr.toSorted((a, b) => a - b).slice(-k);
}

// wrong: sorts the numbers as strings
function maximum(arr, k) {
  return arr.toSorted().slice(arr.length - k);
}
