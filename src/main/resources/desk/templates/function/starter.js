/** Returns the number of vowels. */
function count_vowels(text) {
  return 0;
}
