// expect: ACCEPTED
const text = require('fs').readFileSync(0, 'utf8');
const words = text.toLowerCase().match(/\S+/g) ?? [];
console.log(words.length, new Set(words).size);
