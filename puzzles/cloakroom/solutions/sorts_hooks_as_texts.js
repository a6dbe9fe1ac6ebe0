// expect: WRONG_ANSWER full-house
const [count, ...events] = require('fs').readFileSync(0, 'utf8').trimEnd().split('\n');

const free = Array.from({ length: Number(count) }, (_, index) => index + 1);
const coats = new Map();
for (const event of events) {
  const [word, what] = event.split(' ');
  const hook = word === 'hang' ? free.shift() : Number(what);
  if (word === 'hang') {
    console.log(hook ?? 'full');
    if (hook) {
      coats.set(hook, what);
    }
  } else {
    console.log(coats.get(hook) ?? 'nobody');
    if (coats.delete(hook)) {
      free.push(hook);
      free.sort();
    }
  }
}
console.log('left', coats.size);
