// name: return_shared_text
// family: javascript
// source: own
// phase: return
// expects: OUTPUT_LIMIT|MEMORY_LIMIT
// must_not: one long text that a result holds many times is copied each time
// oracle: universal+not_accepted

function checkio(x) {
  const text = 'n'.repeat(1_000_000);
  return new Array(100_000).fill(text);
}
