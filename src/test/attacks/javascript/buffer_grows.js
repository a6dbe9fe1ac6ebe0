// name: buffer_grows
// family: javascript
// source: own
// phase: call
// expects: MEMORY_LIMIT|RUNTIME_ERROR|TIME_LIMIT
// must_not: a buffer that grows in place, or is moved, is outside of the memory limit
// oracle: universal+not_accepted

function checkio(x) {
  let buffer = new ArrayBuffer(1, { maxByteLength: 2 ** 30 });
  for (let size = 1 << 20; size <= 2 ** 30; size += 1 << 20) {
    buffer.resize(size);
    new Uint8Array(buffer).fill(7);
    buffer = buffer.transfer();
  }
  return x * 2;
}
