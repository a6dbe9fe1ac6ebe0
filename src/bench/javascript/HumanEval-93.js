function encode(message) {
  return message.replace(/[a-z]/gi, (letter) => {
    const isLower = letter === letter.toLowerCase();
    const swapped = isLower ? letter.toUpperCase() : letter.toLowerCase();
    return /[aeiou]/i.test(letter) ? String.fromCharCode(swapped.charCodeAt(0) + 2) : swapped;
  });
}

// wrong: writes the character codes of the vowels
function encode(message) {
  return message.replace(/[a-z]/gi, (letter) => {
    const isLower = letter === letter.toLowerCase();
    const swapped = isLower ? letter.toUpperCase() : letter.toLowerCase();
    return /[aeiou]/i.test(letter) ? swapped.charCodeAt(0) + 2 : swapped;
  });
}

// wrong: strings are immutable, so the result of replace is lost
function encode(message) {
  const swapped = [...message].map((letter) =>
    letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase()).join('');
  swapped.replace(/[aeiou]/gi, (vowel) => String.fromCharCode(vowel.charCodeAt(0) + 2));
  return swapped;
}
