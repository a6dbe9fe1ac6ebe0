// name: odd_bytes
// family: javascript
// source: own
// phase: return
// expects: WRONG_ANSWER|RUNTIME_ERROR
// must_not: bytes whose buffer is gone, grows or shrinks break the reading of a result
// oracle: universal+not_accepted

function checkio(x) {
  const growing = new ArrayBuffer(8, { maxByteLength: 4096 });
  const all = [new Uint8Array(growing), new Uint8Array(growing, 4), new Uint8Array(growing, 2, 4)];
  const gone = new Uint8Array(16);
  gone.buffer.transfer?.();
  growing.resize(3);
  Object.defineProperty(all[0], 'length', { value: 1e9 });
  Object.defineProperty(Object.getPrototypeOf(Uint8Array.prototype), 'length', { get: () => 1e9 });
  return [...all, gone];
}
