function how_many_times(string, substring) {
  let times = 0;
  for (let i = 0; i <= string.length - substring.length; i++) {
    if (string.startsWith(substring, i)) {
      times++;
    }
  }
  return times;
}

// wrong: split does not find overlapping matches
function how_many_times(string, substring) {
  return string.split(substring).length - 1;
}

// wrong: searches from the same match again, so the loop never ends
function how_many_times(string, substring) {
  let times = 0;
  let index = 0;
  while ((index = string.indexOf(substring, index)) !== -1) {
    times++;
  }
  return times;
}
