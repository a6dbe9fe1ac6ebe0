function fix_spaces(text) {
  return text.replace(/ {3,}/g, '-').replaceAll(' ', '_');
}

// wrong: replaces each space before it looks for the long runs
function fix_spaces(text) {
  return text.replaceAll(' ', '_').replace(/ {3,}/g, '-');
}

// wrong: two spaces become a dash too
function fix_spaces(text) {
  return text.replace(/ +/g, (run) => (run.length >= 2 ? '-' : '_'));
}
