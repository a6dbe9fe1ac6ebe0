function isPrime(n) {
  for (let i = 2; i * i <= n; i++) {
    if (n % i === 0) {
      return false;
    }
  }
  return n > 1;
}

function words_in_sentence(sentence) {
  return sentence.split(' ').filter((word) => isPrime(word.length)).join(' ');
}

// wrong: takes 1 for a prime
function isPrime(n) {
  for (let i = 2; i * i <= n; i++) {
    if (n % i === 0) {
      return false;
    }
  }
  return true;
}

function words_in_sentence(sentence) {
  return sentence.split(' ').filter((word) => isPrime(word.length)).join(' ');
}

// wrong: returns an array in place of a string
function words_in_sentence(sentence) {
  const isPrime = (n) => !/^(.?|(..+?)\2+)$/.test('x'.repeat(n));
  return sentence.split(' ').filter((word) => isPrime(word.length));
}
