function encrypt(s) {
  const first = 'a'.charCodeAt(0);
  return s.replace(/[a-z]/g, (letter) =>
    String.fromCharCode(((letter.charCodeAt(0) - first + 4) % 26) + first));
}

// wrong: does not wrap around after z
function encrypt(s) {
  return s.replace(/[a-z]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 4));
}

// wrong: the callback returns nothing, so the text becomes undefined
function encrypt(s) {
  const alphabet = 'abcdefghijklmnopqrstuvwxyz';
  return s.replace(/[a-z]/g, (letter) => {
    alphabet[(alphabet.indexOf(letter) + 4) % 26];
  });
}
