function reverse_delete(s, c) {
  const unwanted = new Set(c);
  const kept = [...s].filter((char) => !unwanted.has(char));
  const result = kept.join('');
  return [result, result === kept.toReversed().join('')];
}

// wrong: deletes the second string as a whole instead of its characters
function reverse_delete(s, c) {
  const result = s.replaceAll(c, '');
  return [result, result === [...result].reverse().join('')];
}

// wrong: compares a string with an array
function reverse_delete(s, c) {
  const result = [...s].filter((char) => !c.includes(char)).join('');
  return [result, result === [...result].reverse()];
}
