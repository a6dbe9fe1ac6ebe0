// name: replace_flood
// family: javascript
// source: own
// phase: call
// expects: MEMORY_LIMIT|RUNTIME_ERROR|TIME_LIMIT
// must_not: a replacement that repeats the whole text grows without a limit
// oracle: universal+not_accepted

function checkio(x) {
  let text = 'aaaa';
  for (let i = 0; i < 12; i++) {
    text = text.replace(/a/g, '$`a$\'a$&').replaceAll('aa', "a$'");
  }
  return text.length;
}
