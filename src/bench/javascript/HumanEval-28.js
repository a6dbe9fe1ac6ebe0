function concatenate(strings) {
  return strings.join('');
}

// wrong: join puts commas between the strings by default
function concatenate(strings) {
  return strings.join();
}

// wrong: throws a TypeError for an empty array, which has no first string
function concatenate(strings) {
  const [first, ...rest] = strings;
  return first.concat(...rest);
}
