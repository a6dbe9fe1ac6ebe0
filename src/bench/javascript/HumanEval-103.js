function rounded_avg(n, m) {
  if (n > m) {
    return -1;
  }
  const average = (n + m) / 2;
  // A half goes to the even neighbour.
  const rounded = Number.isInteger(average) ? average : 2 * Math.round(average / 2);
  return `0b${rounded.toString(2)}`;
}

// wrong: Math.round rounds each half up
function rounded_avg(n, m) {
  return n > m ? -1 : `0b${Math.round((n + m) / 2).toString(2)}`;
}

// wrong: keeps the binary fraction
function rounded_avg(n, m) {
  return n > m ? -1 : '0b' + ((n + m) / 2).toString(2);
}
