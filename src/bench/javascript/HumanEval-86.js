function anti_shuffle(s) {
  return s
    .split(' ')
    .map((word) => [...word].sort().join(''))
    .join(' ');
}

// wrong: localeCompare does not sort by character code
function anti_shuffle(s) {
  return s
    .split(' ')
    .map((word) => [...word].sort((a, b) => a.localeCompare(b)).join(''))
    .join(' ');
}

// wrong: join without an argument puts commas between the letters
function anti_shuffle(s) {
  return s
    .split(' ')
    .map((word) => word.split('').sort().join())
    .join(' ');
}
