// name: output_by_microtasks
// family: javascript
// source: own
// phase: close
// expects: ACCEPTED-harmless|OUTPUT_LIMIT
// must_not: what is left to run prints after the verdict
// oracle: universal+quiet_after

const waiting = [];

async function speak() {
  await new Promise((resolve) => waiting.push(resolve));
  console.log('words after the verdict');
}

function checkio(x) {
  speak();
  if (x === 0) {
    waiting.forEach((resolve) => Promise.resolve().then(() => 0).then(resolve));
  }
  return x * 2;
}
