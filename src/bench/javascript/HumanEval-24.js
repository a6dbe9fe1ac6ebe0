function largest_divisor(n) {
  let divisor = Math.floor(n / 2);
  while (n % divisor !== 0) {
    divisor--;
  }
  return divisor;
}

// wrong: the half of an odd number is not rounded, and divides it evenly
function largest_divisor(n) {
  for (let divisor = n / 2; divisor >= 1; divisor--) {
    if (n % divisor === 0) {
      return divisor;
    }
  }
}

// wrong: starts with the number itself
function largest_divisor(n) {
  let divisor = n;
  while (n % divisor !== 0) {
    divisor--;
  }
  return divisor;
}
