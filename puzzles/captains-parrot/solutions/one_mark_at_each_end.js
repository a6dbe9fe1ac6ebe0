// expect: WRONG_ANSWER Punctuation
function parrot(sentence) {
  const words = sentence.split(' ').map((part) => part.replace(/^[.,!?]|[.,!?]$/g, ''));
  const longest = words.reduce((best, word) => (word.length >= best.length ? word : best), '');
  return `${(longest || 'squawk').toUpperCase()}!`;
}
