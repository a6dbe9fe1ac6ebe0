function triangle_area(a, h) {
  return (a * h) / 2;
}

// wrong: the shift drops the fraction
function triangle_area(a, h) {
  return (a * h) >> 1;
}

// wrong: toFixed returns a string
function triangle_area(a, h) {
  return ((a * h) / 2).toFixed(1);
}
