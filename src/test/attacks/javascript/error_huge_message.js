// name: error_huge_message
// family: javascript
// source: own
// phase: call
// expects: RUNTIME_ERROR|MEMORY_LIMIT|OUTPUT_LIMIT|TIME_LIMIT
// must_not: fifty megabytes of message are copied several times, sent or shown
// oracle: universal+not_accepted

function checkio(x) {
  const text = '\u2603'.repeat(25_000_000);
  throw Object.assign(new Error(text), { name: text, cause: new AggregateError([new Error(text)], text) });
}
