// name: wait_and_clocks
// family: javascript
// source: own
// phase: call
// expects: ACCEPTED-harmless
// must_not: the guest can wait off the clock, share memory, or measure time
// oracle: universal

const say = console.log;
const SLOW = () => {
  let sum = 0;
  for (let i = 0; i < 100000; i++) {
    sum += i % 7;
  }
  return sum;
};
const CLOCKS = {
  now: () => Date.now(),
  made: () => new Date().getTime(),
  called: () => Date(),
  loaded: () => globalThis.performance?.now(),
  format: () => new Intl.DateTimeFormat('en', { fractionalSecondDigits: 3, second: 'numeric' }).format(),
};

function checkio(x) {
  for (const [name, clock] of Object.entries(x === 1 ? CLOCKS : {})) {
    const before = clock();
    SLOW();
    if (clock() !== before) {
      say('PWNED: wait_and_clocks: the clock goes on:', name);
    }
  }
  for (const name of ['Atomics', 'SharedArrayBuffer', 'WebAssembly', 'setTimeout', 'WeakRef', 'FinalizationRegistry']) {
    if (name in globalThis) {
      say('PWNED: wait_and_clocks:', name);
    }
  }
  try {
    const shared = new ArrayBuffer(8, { shared: true, maxByteLength: 16 });
    say(Object.prototype.toString.call(shared));
  } catch {}
  return x * 2;
}
