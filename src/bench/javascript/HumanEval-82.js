function prime_length(string) {
  const { length } = string;
  for (let divisor = 2; divisor * divisor <= length; divisor++) {
    if (length % divisor === 0) {
      return false;
    }
  }
  return length > 1;
}

// wrong: takes 0 and 1 for primes
function prime_length(string) {
  const { length } = string;
  for (let divisor = 2; divisor < length; divisor++) {
    if (length % divisor === 0) {
      return false;
    }
  }
  return true;
}

// wrong: does not try the square root itself
function prime_length(string) {
  const { length } = string;
  for (let divisor = 2; divisor < Math.sqrt(length); divisor++) {
    if (length % divisor === 0) {
      return false;
    }
  }
  return length > 1;
}
