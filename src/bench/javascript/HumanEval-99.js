function closest_integer(value) {
  const number = Number(value);
  return Math.sign(number) * Math.round(Math.abs(number));
}

// wrong: Math.round rounds negative halves up
function closest_integer(value) {
  return Math.round(Number(value));
}

// wrong: parseInt cuts the fraction off
function closest_integer(value) {
  return parseInt(value, 10);
}
