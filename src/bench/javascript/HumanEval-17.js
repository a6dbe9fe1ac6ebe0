function parse_music(music_string) {
  const beats = { 'o': 4, 'o|': 2, '.|': 1 };
  return music_string.split(' ').filter(Boolean).map((note) => beats[note]);
}

// wrong: splitting an empty string gives one empty note
function parse_music(music_string) {
  const beats = { 'o': 4, 'o|': 2, '.|': 1 };
  return music_string.split(' ').map((note) => beats[note]);
}

// wrong: the cases of the switch fall through without break
function parse_music(music_string) {
  const notes = [];
  for (const note of music_string.split(' ').filter(Boolean)) {
    let beats;
    switch (note) {
      case 'o':
        beats = 4;
      case 'o|':
        beats = 2;
      case '.|':
        beats = 1;
    }
    notes.push(beats);
  }
  return notes;
}
