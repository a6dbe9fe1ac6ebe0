// expect: WRONG_ANSWER Upper and lower case
function fix_stutter(text) {
  return text
    .split(' ')
    .filter((word, index, words) => word !== words[index - 1])
    .join(' ');
}
