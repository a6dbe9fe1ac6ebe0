// expect: ACCEPTED
function hoist(word) {
  let flags = '';
  for (let place = 0; place < word.length; place++) {
    const before = word.slice(0, place).lastIndexOf(word[place]);
    if (before > 2) {
      return null;
    }
    flags += before < 0 ? word[place] : before + 1;
  }
  return flags;
}
