function triangle_area(a, b, c) {
  const [short, middle, long] = [a, b, c].sort((p, q) => p - q);
  if (short + middle <= long) {
    return -1;
  }
  const half = (a + b + c) / 2;
  const area = Math.sqrt(half * (half - a) * (half - b) * (half - c));
  return Math.round(area * 100) / 100;
}

// wrong: toFixed returns a string
function triangle_area(a, b, c) {
  if (a + b <= c || a + c <= b || b + c <= a) {
    return -1;
  }
  const half = (a + b + c) / 2;
  return Math.sqrt(half * (half - a) * (half - b) * (half - c)).toFixed(2);
}

// wrong: the square root of a negative number is NaN if there is no triangle
function triangle_area(a, b, c) {
  const half = (a + b + c) / 2;
  const area = Math.sqrt(half * (half - a) * (half - b) * (half - c));
  return Math.round(area * 100) / 100;
}
