function make_palindrome(string) {
  const reversed = [...string].reverse().join('');
  let start = 0;
  while (!reversed.startsWith(string.slice(start))) {
    start++;
  }
  return string + reversed.slice(reversed.length - start);
}

// wrong: a string has no reverse method, which throws a TypeError
function make_palindrome(string) {
  for (let i = 0; i <= string.length; i++) {
    const candidate = string + string.slice(0, i).reverse();
    if (candidate === candidate.reverse()) {
      return candidate;
    }
  }
}

// wrong: always mirrors the whole string, also one that is a palindrome already
function make_palindrome(string) {
  return string + string.split('').reverse().slice(1).join('');
}
