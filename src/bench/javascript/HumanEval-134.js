function check_if_last_char_is_a_letter(txt) {
  return /(?:^| )[a-z]$/i.test(txt);
}

// wrong: takes the last letter of a word too
function check_if_last_char_is_a_letter(txt) {
  return /[a-z]$/i.test(txt);
}

// wrong: throws a TypeError on an empty string
function check_if_last_char_is_a_letter(txt) {
  const last = txt.at(-1).toLowerCase();
  return last >= 'a' && last <= 'z' && (txt.length === 1 || txt.at(-2) === ' ');
}
