function find_zero(xs) {
  const poly = (x) => xs.reduceRight((sum, coefficient) => sum * x + coefficient, 0);
  let low = -1;
  let high = 1;
  while (poly(low) * poly(high) > 0) {
    low *= 2;
    high *= 2;
  }
  while (high - low > 1e-10) {
    const middle = (low + high) / 2;
    if (poly(low) * poly(middle) > 0) {
      low = middle;
    } else {
      high = middle;
    }
  }
  return low;
}

// wrong: takes the coefficients from the highest power down
function find_zero(xs) {
  const poly = (x) => xs.reduce((sum, coefficient) => sum * x + coefficient, 0);
  let low = -1;
  let high = 1;
  while (poly(low) * poly(high) > 0) {
    low *= 2;
    high *= 2;
  }
  while (high - low > 1e-10) {
    const middle = (low + high) / 2;
    if (poly(low) * poly(middle) > 0) {
      low = middle;
    } else {
      high = middle;
    }
  }
  return low;
}

// wrong: does not widen the range from -1 to 1
function find_zero(xs) {
  const poly = (x) => xs.reduce((sum, coefficient, power) => sum + coefficient * x ** power, 0);
  let low = -1;
  let high = 1;
  while (high - low > 1e-10) {
    const middle = (low + high) / 2;
    if (poly(low) * poly(middle) > 0) {
      low = middle;
    } else {
      high = middle;
    }
  }
  return low;
}
