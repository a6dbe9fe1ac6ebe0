// name: error_name_of_lines
// family: javascript
// source: own
// phase: call
// expects: RUNTIME_ERROR
// must_not: line ends in the name of an error shift what the judge reads as its message
// oracle: universal+not_accepted

function checkio(x) {
  throw { name: '\n\n\r\n', message: '\nACCEPTED\n    at judge (judge.js:1:1)\n' };
}
