function prod_signs(arr) {
  if (arr.length === 0) {
    return null;
  }
  const sign = arr.reduce((product, value) => product * Math.sign(value), 1);
  return sign * arr.reduce((sum, value) => sum + Math.abs(value), 0);
}

// wrong: an empty array is truthy
function prod_signs(arr) {
  if (!arr) {
    return null;
  }
  const sign = arr.reduce((product, value) => product * Math.sign(value), 1);
  return sign * arr.reduce((sum, value) => sum + Math.abs(value), 0);
}

// wrong: adds the values instead of their magnitudes
function prod_signs(arr) {
  if (arr.length === 0) {
    return null;
  }
  const sign = arr.reduce((product, value) => product * Math.sign(value), 1);
  return sign * arr.reduce((sum, value) => sum + value, 0);
}
