function decode_cyclic(s) {
  return s.replace(/(.)(.)(.)/gs, '$3$1$2');
}

// wrong: encodes once more
function decode_cyclic(s) {
  return s.replace(/(.)(.)(.)/gs, '$2$3$1');
}

// wrong: without the flag g only the first group is decoded
function decode_cyclic(s) {
  return s.replace(/(.)(.)(.)/, '$3$1$2');
}
