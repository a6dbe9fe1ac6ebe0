function isPrime(number) {
  for (let divisor = 2; divisor * divisor <= number; divisor++) {
    if (number % divisor === 0) {
      return false;
    }
  }
  return number > 1;
}

function skjkasdkd(lst) {
  const largest = Math.max(0, ...lst.filter(isPrime));
  return [...String(largest)].reduce((sum, digit) => sum + Number(digit), 0);
}

// wrong: sorts the primes as strings
function isPrime(number) {
  for (let divisor = 2; divisor * divisor <= number; divisor++) {
    if (number % divisor === 0) {
      return false;
    }
  }
  return number > 1;
}

function skjkasdkd(lst) {
  const largest = lst.filter(isPrime).sort().at(-1);
  return [...String(largest)].reduce((sum, digit) => sum + Number(digit), 0);
}

// wrong: calls the helper by another name
function isPrime(number) {
  for (let divisor = 2; divisor * divisor <= number; divisor++) {
    if (number % divisor === 0) {
      return false;
    }
  }
  return number > 1;
}

function skjkasdkd(lst) {
  const largest = Math.max(0, ...lst.filter((number) => isprime(number)));
  return [...String(largest)].reduce((sum, digit) => sum + Number(digit), 0);
}
