const isUpper = (letter) => letter === letter.toUpperCase();

function solve(s) {
  if (!/\p{L}/u.test(s)) {
    return [...s].reverse().join('');
  }
  return s.replace(/\p{L}/gu, (letter) =>
    isUpper(letter) ? letter.toLowerCase() : letter.toUpperCase());
}

// wrong: turns the letters that became capital back again
function solve(s) {
  if (!/[a-z]/i.test(s)) {
    return [...s].reverse().join('');
  }
  return s
    .replace(/[a-z]/g, (letter) => letter.toUpperCase())
    .replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

// wrong: join() without an argument puts commas between the characters
function solve(s) {
  if (!/[a-z]/i.test(s)) {
    return [...s].reverse().join();
  }
  return s.replace(/[a-z]/gi, (letter) =>
    letter < 'a' ? letter.toLowerCase() : letter.toUpperCase());
}
