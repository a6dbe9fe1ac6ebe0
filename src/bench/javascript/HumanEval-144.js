function simplify(x, n) {
  const [a, b] = x.split('/').map(Number);
  const [c, d] = n.split('/').map(Number);
  return (a * c) % (b * d) === 0;
}

// wrong: map() passes the index to parseInt as the base
function simplify(x, n) {
  const [a, b] = x.split('/').map(parseInt);
  const [c, d] = n.split('/').map(parseInt);
  return (a * c) % (b * d) === 0;
}

// wrong: wants each of the fractions to be a whole number
function simplify(x, n) {
  return [x, n].every((fraction) => {
    const [numerator, denominator] = fraction.split('/');
    return numerator % denominator === 0;
  });
}
