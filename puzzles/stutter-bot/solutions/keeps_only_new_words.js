// expect: WRONG_ANSWER Far apart
function fix_stutter(text) {
  const words = new Map();
  for (const word of text.split(' ')) {
    const key = word.toLowerCase();
    if (!words.has(key)) {
      words.set(key, word);
    }
  }
  return [...words.values()].join(' ');
}
