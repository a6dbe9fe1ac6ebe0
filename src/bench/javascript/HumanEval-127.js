function isPrime(n) {
  for (let i = 2; i * i <= n; i++) {
    if (n % i === 0) {
      return false;
    }
  }
  return n > 1;
}

function intersection(interval1, interval2) {
  const start = Math.max(interval1[0], interval2[0]);
  const end = Math.min(interval1[1], interval2[1]);
  return isPrime(end - start) ? 'YES' : 'NO';
}

// wrong: counts the integers of the intersection instead of its length
function isPrime(n) {
  for (let i = 2; i * i <= n; i++) {
    if (n % i === 0) {
      return false;
    }
  }
  return n > 1;
}

function intersection(interval1, interval2) {
  const start = Math.max(interval1[0], interval2[0]);
  const end = Math.min(interval1[1], interval2[1]);
  return isPrime(end - start + 1) ? 'YES' : 'NO';
}

// wrong: takes 0, 1 and negative numbers for primes
function isPrime(n) {
  for (let i = 2; i * i <= n; i++) {
    if (n % i === 0) {
      return false;
    }
  }
  return true;
}

function intersection(interval1, interval2) {
  const start = Math.max(interval1[0], interval2[0]);
  const end = Math.min(interval1[1], interval2[1]);
  return isPrime(end - start) ? 'YES' : 'NO';
}
