function flip_case(string) {
  return Array.from(string, (char) => {
    const upper = char.toUpperCase();
    return char === upper ? char.toLowerCase() : upper;
  }).join('');
}

// wrong: the arrow function with braces returns nothing
function flip_case(string) {
  return [...string]
    .map((char) => {
      char === char.toUpperCase() ? char.toLowerCase() : char.toUpperCase();
    })
    .join('');
}

// wrong: the second replacement undoes the first one
function flip_case(string) {
  return string
    .replace(/[a-z]/g, (char) => char.toUpperCase())
    .replace(/[A-Z]/g, (char) => char.toLowerCase());
}
