function below_threshold(l, t) {
  return l.every((number) => number < t);
}

// wrong: the threshold itself is not below
function below_threshold(l, t) {
  return l.every((number) => number <= t);
}

// wrong: the callback with braces returns nothing
function below_threshold(l, t) {
  return l.every((number) => {
    number < t;
  });
}
