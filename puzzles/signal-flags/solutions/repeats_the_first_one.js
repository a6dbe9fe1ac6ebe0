// expect: WRONG_ANSWER The same letter again
function hoist(word) {
  const flags = [...word].map((letter, place) => {
    const first = word.indexOf(letter);
    return first === place ? letter : first + 1;
  });
  return flags.some((flag) => flag > 3) ? null : flags.join('');
}
