function check_dict_case(dict) {
  const keys = dict instanceof Map ? [...dict.keys()] : Object.keys(dict);
  if (keys.length === 0 || keys.some((key) => typeof key !== 'string')) {
    return false;
  }
  const isLower = (key) => key === key.toLowerCase() && key !== key.toUpperCase();
  const isUpper = (key) => key === key.toUpperCase() && key !== key.toLowerCase();
  return keys.every(isLower) || keys.every(isUpper);
}

// wrong: every is true for an empty array
function check_dict_case(dict) {
  const keys = dict instanceof Map ? [...dict.keys()] : Object.keys(dict);
  return keys.every((key) => typeof key === 'string' && key === key.toLowerCase())
    || keys.every((key) => typeof key === 'string' && key === key.toUpperCase());
}

// wrong: a number has no toLowerCase, so such a key throws a TypeError
function check_dict_case(dict) {
  const keys = dict instanceof Map ? [...dict.keys()] : Object.keys(dict);
  if (keys.length === 0) {
    return false;
  }
  return keys.every((key) => key === key.toLowerCase())
    || keys.every((key) => key === key.toUpperCase());
}
