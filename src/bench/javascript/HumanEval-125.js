function split_words(txt) {
  if (/\s/.test(txt)) {
    return txt.split(/\s+/).filter(Boolean);
  }
  if (txt.includes(',')) {
    return txt.split(',').filter(Boolean);
  }
  return txt.replace(/[^bdfhjlnprtvxz]/g, '').length;
}

// wrong: the code of an a is odd, not even
function split_words(txt) {
  if (txt.includes(' ')) {
    return txt.split(' ');
  }
  if (txt.includes(',')) {
    return txt.split(',');
  }
  return [...txt].filter((char) => /[a-z]/.test(char) && char.charCodeAt(0) % 2 === 1).length;
}

// wrong: match() returns null for an empty string
function split_words(txt) {
  if (txt.includes(' ')) {
    return txt.split(' ');
  }
  if (txt.includes(',')) {
    return txt.split(',');
  }
  return txt.match(/[bdfhjlnprtvxz]/g).length;
}
