function decimal_to_binary(decimal) {
  return `db${decimal.toString(2)}db`;
}

// wrong: writes no digit at all for 0
function decimal_to_binary(decimal) {
  let bits = '';
  for (let rest = decimal; rest > 0; rest = Math.floor(rest / 2)) {
    bits = (rest % 2) + bits;
  }
  return `db${bits}db`;
}

// wrong: a quoted string in place of a template
function decimal_to_binary(decimal) {
  return 'db${decimal.toString(2)}db';
}
