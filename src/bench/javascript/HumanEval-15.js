function string_sequence(n) {
  return [...Array(n + 1).keys()].join(' ');
}

// wrong: stops before n
function string_sequence(n) {
  return [...Array(n).keys()].join(' ');
}

// wrong: leaves a space at the end
function string_sequence(n) {
  let sequence = '';
  for (let i = 0; i <= n; i++) {
    sequence += `${i} `;
  }
  return sequence;
}
