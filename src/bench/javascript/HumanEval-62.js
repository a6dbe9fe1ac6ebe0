function derivative(xs) {
  return xs.slice(1).map((coefficient, i) => coefficient * (i + 1));
}

// wrong: keeps the constant term
function derivative(xs) {
  return xs.map((coefficient, power) => coefficient * power);
}

// wrong: the arrow function has a block but no return
function derivative(xs) {
  return xs.slice(1).map((coefficient, i) => {
    coefficient * (i + 1);
  });
}
