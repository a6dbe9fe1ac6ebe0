function change_base(x, base) {
  return x.toString(base);
}

// wrong: parseInt reads a number in the base, it does not write one
function change_base(x, base) {
  return String(parseInt(x, base));
}

// wrong: appends the digits, the lowest one first
function change_base(x, base) {
  let digits = '';
  while (x > 0) {
    digits += x % base;
    x = Math.floor(x / base);
  }
  return digits;
}
