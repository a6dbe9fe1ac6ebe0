// expect: ACCEPTED
function fix_stutter(text) {
  return text
    .split(' ')
    .filter((word, index, words) => word.toLowerCase() !== words[index - 1]?.toLowerCase())
    .join(' ');
}
