function even_odd_palindrome(n) {
  const counts = [0, 0];
  for (let number = 1; number <= n; number++) {
    const digits = String(number);
    if (digits === [...digits].reverse().join('')) {
      counts[number % 2]++;
    }
  }
  return counts;
}

// wrong: compares a string with an array
function even_odd_palindrome(n) {
  const counts = [0, 0];
  for (let number = 1; number <= n; number++) {
    const digits = String(number);
    if (digits === [...digits].reverse()) {
      counts[number % 2]++;
    }
  }
  return counts;
}

// wrong: returns an object in place of an array
function even_odd_palindrome(n) {
  let even = 0;
  let odd = 0;
  for (let number = 1; number <= n; number++) {
    if (String(number) === [...String(number)].reverse().join('')) {
      number % 2 === 0 ? even++ : odd++;
    }
  }
  return { even, odd };
}
