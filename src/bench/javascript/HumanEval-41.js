function car_race_collision(n) {
  return n ** 2;
}

// wrong: the operator ^ is exclusive or, not a power
function car_race_collision(n) {
  return n ^ 2;
}

// wrong: counts pairs within one set of cars
function car_race_collision(n) {
  return (n * (n - 1)) / 2;
}
