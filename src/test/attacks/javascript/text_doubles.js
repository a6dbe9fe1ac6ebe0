// name: text_doubles
// family: javascript
// source: own
// phase: call
// expects: MEMORY_LIMIT|RUNTIME_ERROR|TIME_LIMIT
// must_not: a text that is only put together later grows without a limit
// oracle: universal+not_accepted

function checkio(x) {
  let text = 'ab';
  const kept = [];
  for (let i = 0; i < 40; i++) {
    text += text;
    kept.push(text.toUpperCase().charCodeAt(text.length - 1));
  }
  return kept.length;
}
