function even_odd_count(num) {
  const digits = [...String(Math.abs(num))];
  const even = digits.filter((digit) => digit % 2 === 0).length;
  return [even, digits.length - even];
}

// wrong: counts the minus sign as an odd digit
function even_odd_count(num) {
  const digits = [...String(num)];
  const even = digits.filter((digit) => digit % 2 === 0).length;
  return [even, digits.length - even];
}

// wrong: finds no digit in 0
function even_odd_count(num) {
  const counts = [0, 0];
  for (let rest = Math.abs(num); rest > 0; rest = Math.floor(rest / 10)) {
    counts[rest % 2]++;
  }
  return counts;
}
