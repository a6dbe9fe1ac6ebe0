// expect: ACCEPTED
const count = Number(readline());
const coats = new Map();

function hang(name) {
  for (let hook = 1; hook <= count; hook++) {
    if (!coats.has(hook)) {
      coats.set(hook, name);
      return hook;
    }
  }
  return 'full';
}

function fetch(hook) {
  const name = coats.get(hook);
  coats.delete(hook);
  return name ?? 'nobody';
}

for (let line = readline(); line !== null; line = readline()) {
  const [word, what] = line.split(' ');
  console.log(word === 'hang' ? hang(what) : fetch(Number(what)));
}
console.log(`left ${coats.size}`);
