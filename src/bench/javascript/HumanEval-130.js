function tri(n) {
  const sequence = [1, 3];
  for (let i = 2; i <= n; i++) {
    sequence.push(i % 2 === 0 ? 1 + i / 2 : sequence[i - 1] + sequence[i - 2] + (i + 3) / 2);
  }
  return sequence.slice(0, n + 1);
}

// wrong: returns two numbers for 0
function tri(n) {
  const sequence = [1, 3];
  for (let i = 2; i <= n; i++) {
    sequence.push(i % 2 === 0 ? 1 + i / 2 : sequence[i - 1] + sequence[i - 2] + (i + 3) / 2);
  }
  return sequence;
}

// wrong: uses the next number before it is known
function tri(n) {
  const sequence = [1, 3];
  for (let i = 2; i <= n; i++) {
    sequence[i] = i % 2 === 0
      ? 1 + i / 2
      : sequence[i - 1] + sequence[i - 2] + sequence[i + 1];
  }
  return sequence.slice(0, n + 1);
}
