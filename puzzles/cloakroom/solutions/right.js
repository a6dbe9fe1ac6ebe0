// expect: ACCEPTED
const [count, ...events] = require('fs').readFileSync(0, 'utf8').trimEnd().split('\n');

const coats = new Array(Number(count)).fill(null);
for (const event of events) {
  const [word, what] = event.split(' ');
  if (word === 'hang') {
    const hook = coats.indexOf(null);
    if (hook >= 0) {
      coats[hook] = what;
      console.log(hook + 1);
    } else {
      console.log('full');
    }
  } else {
    const hook = Number(what) - 1;
    console.log(coats[hook] ?? 'nobody');
    coats[hook] = null;
  }
}
console.log('left', coats.filter((coat) => coat !== null).length);
