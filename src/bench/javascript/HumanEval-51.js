function remove_vowels(text) {
  return text.replace(/[aeiou]/gi, '');
}

// wrong: keeps the upper case vowels
function remove_vowels(text) {
  return text.replace(/[aeiou]/g, '');
}

// wrong: for...in goes over the indices in place of the characters
function remove_vowels(text) {
  let rest = '';
  for (const char in text) {
    if (!'aeiouAEIOU'.includes(char)) {
      rest += char;
    }
  }
  return rest;
}
