function circular_shift(x, shift) {
  const digits = String(x);
  if (shift > digits.length) {
    return [...digits].reverse().join('');
  }
  const cut = digits.length - shift;
  return digits.slice(cut) + digits.slice(0, cut);
}

// wrong: returns a number in place of a string
function circular_shift(x, shift) {
  const digits = String(x);
  if (shift > digits.length) {
    return Number([...digits].reverse().join(''));
  }
  const cut = digits.length - shift;
  return Number(digits.slice(cut) + digits.slice(0, cut));
}

// wrong: shifts to the left
function circular_shift(x, shift) {
  const digits = String(x);
  if (shift > digits.length) {
    return [...digits].reverse().join('');
  }
  return digits.slice(shift) + digits.slice(0, shift);
}
