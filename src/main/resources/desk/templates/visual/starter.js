/** Returns the number of apples after lunch. */
function apples_left(apples, guests) {
  return apples;
}
