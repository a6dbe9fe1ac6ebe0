function hex_key(num) {
  return [...num].filter((digit) => '2357BD'.includes(digit)).length;
}

// wrong: in looks for an index of the array, not for an element
function hex_key(num) {
  const primes = ['2', '3', '5', '7', 'B', 'D'];
  return [...num].filter((digit) => digit in primes).length;
}

// wrong: parseInt without a radix gives NaN for the digits B and D
function hex_key(num) {
  const primes = [2, 3, 5, 7, 11, 13];
  let count = 0;
  for (const digit of num) {
    if (primes.includes(parseInt(digit))) {
      count++;
    }
  }
  return count;
}
