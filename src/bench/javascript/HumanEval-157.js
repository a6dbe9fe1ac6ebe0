function right_angle_triangle(a, b, c) {
  const [shortest, middle, longest] = [a, b, c].sort((x, y) => x - y);
  return shortest ** 2 + middle ** 2 === longest ** 2;
}

// wrong: sorts the lengths as strings
function right_angle_triangle(a, b, c) {
  const [shortest, middle, longest] = [a, b, c].sort();
  return shortest ** 2 + middle ** 2 === longest ** 2;
}

// wrong: supposes that the last side is the longest one
function right_angle_triangle(a, b, c) {
  return Math.hypot(a, b) === c;
}
