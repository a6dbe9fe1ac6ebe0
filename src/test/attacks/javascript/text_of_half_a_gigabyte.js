// name: text_of_half_a_gigabyte
// family: javascript
// source: own
// phase: call
// expects: MEMORY_LIMIT|RUNTIME_ERROR|TIME_LIMIT
// must_not: a single text fills the heap before anybody can look
// oracle: universal+not_accepted

function checkio(x) {
  return 'x'.repeat(2 ** 29).split('').length;
}
