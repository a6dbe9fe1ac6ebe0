function smallest_change(arr) {
  const half = arr.slice(0, Math.floor(arr.length / 2));
  return half.filter((item, i) => item !== arr.at(-1 - i)).length;
}

// wrong: counts each pair twice
function smallest_change(arr) {
  return arr.filter((item, i) => item !== arr.at(-1 - i)).length;
}

// wrong: the index of the opposite element is off by one
function smallest_change(arr) {
  let changes = 0;
  for (let i = 0; i < Math.floor(arr.length / 2); i++) {
    if (arr[i] !== arr[arr.length - i]) {
      changes++;
    }
  }
  return changes;
}
