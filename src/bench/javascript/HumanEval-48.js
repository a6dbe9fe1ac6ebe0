function is_palindrome(text) {
  return text === [...text].reverse().join('');
}

// wrong: compares a string with an array
function is_palindrome(text) {
  return text === text.split('').reverse();
}

// wrong: an empty string is falsy and is returned itself
function is_palindrome(text) {
  return text && text === text.split('').reverse().join('');
}
