// name: buffers_of_gigabytes
// family: javascript
// source: own
// phase: call
// expects: MEMORY_LIMIT|RUNTIME_ERROR|TIME_LIMIT
// must_not: buffers are outside of the memory limit
// oracle: universal+not_accepted

function checkio(x) {
  const all = [];
  const kinds = [
    (n) => new ArrayBuffer(n), (n) => new Float64Array(n / 8), (n) => new ArrayBuffer(1, { maxByteLength: n }),
  ];
  for (const size of [2 ** 53 - 1, 2 ** 32, 2 ** 31 - 1, 2 ** 31 - 8, 2 ** 30]) {
    for (const make of kinds) {
      try {
        all.push(make(size));
      } catch (error) {
        console.log(size, error.name);
      }
    }
  }
  while (true) {
    all.push(new Uint8Array(8 << 20).fill(1));
  }
}
