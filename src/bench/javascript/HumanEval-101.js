function words_string(s) {
  return s.match(/[^\s,]+/g) ?? [];
}

// wrong: split leaves empty strings at the ends
function words_string(s) {
  return s.split(/[\s,]+/);
}

// wrong: replace with a string only replaces the first comma
function words_string(s) {
  return s.replace(',', ' ').split(' ').filter(Boolean);
}
