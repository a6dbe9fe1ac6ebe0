function can_arrange(arr) {
  return arr.findLastIndex((value, i) => i > 0 && value < arr[i - 1]);
}

// wrong: finds the first index instead of the last
function can_arrange(arr) {
  return arr.findIndex((value, i) => i > 0 && value < arr[i - 1]);
}

// wrong: returns the index of the preceding element
function can_arrange(arr) {
  for (let i = arr.length - 2; i >= 0; i--) {
    if (arr[i] > arr[i + 1]) {
      return i;
    }
  }
  return -1;
}
