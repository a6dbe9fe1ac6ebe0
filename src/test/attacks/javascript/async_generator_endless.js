// name: async_generator_endless
// family: javascript
// source: own
// phase: return
// expects: TIME_LIMIT
// must_not: an asynchronous loop goes on for ever, or refuses to end
// oracle: universal+not_accepted+quiet_after

async function* stubborn() {
  while (true) {
    try {
      yield await null;
    } finally {
      continue;
    }
  }
}

async function checkio(x) {
  for await (const turn of stubborn()) {
    try {
      await Promise.any([turn, Promise.reject()]);
    } catch {
      continue;
    }
  }
  return x * 2;
}
