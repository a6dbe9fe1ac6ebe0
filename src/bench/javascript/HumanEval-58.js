function common(l1, l2) {
  const others = new Set(l2);
  return [...new Set(l1)].filter((item) => others.has(item)).sort((a, b) => a - b);
}

// wrong: keeps the duplicates
function common(l1, l2) {
  return l2.filter((item) => l1.includes(item)).sort((a, b) => a - b);
}

// wrong: returns a Set in place of an array
function common(l1, l2) {
  return new Set(l1.filter((item) => l2.includes(item)).sort((a, b) => a - b));
}
