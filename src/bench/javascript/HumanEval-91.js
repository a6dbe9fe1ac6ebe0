function is_bored(S) {
  return S.split(/[.?!]\s*/).filter((sentence) => sentence.startsWith('I ')).length;
}

// wrong: also counts other words that start with I
function is_bored(S) {
  return S.split(/[.?!]\s*/).filter((sentence) => sentence.startsWith('I')).length;
}

// wrong: match returns null if there is none, which has no length
function is_bored(S) {
  return S.match(/(?:^|[.?!]\s*)I /g).length;
}
