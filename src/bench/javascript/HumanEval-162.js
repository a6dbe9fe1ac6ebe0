const SHIFTS = [[7, 12, 17, 22], [5, 9, 14, 20], [4, 11, 16, 23], [6, 10, 15, 21]];
const SINES = Array.from({ length: 64 }, (_, i) => Math.floor(Math.abs(Math.sin(i + 1)) * 2 ** 32));
const ROUNDS = [
  (b, c, d, i) => [(b & c) | (~b & d), i],
  (b, c, d, i) => [(b & d) | (c & ~d), 5 * i + 1],
  (b, c, d, i) => [b ^ c ^ d, 3 * i + 5],
  (b, c, d, i) => [c ^ (b | ~d), 7 * i],
];

const rotated = (word, bits) => (word << bits) | (word >>> (32 - bits));

function padded(bytes) {
  const view = new DataView(new ArrayBuffer(64 * Math.ceil((bytes.length + 9) / 64)));
  [...bytes, 0x80].forEach((byte, i) => view.setUint8(i, byte));
  view.setBigUint64(view.byteLength - 8, BigInt(8 * bytes.length), true);
  return view;
}

function string_to_md5(text) {
  if (text === '') {
    return null;
  }
  const message = padded(Uint8Array.from(text, (c) => c.charCodeAt(0)));
  const state = Int32Array.of(0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476);
  for (let start = 0; start < message.byteLength; start += 64) {
    let [a, b, c, d] = state;
    for (let i = 0; i < 64; i++) {
      const round = i >> 4;
      const [mixed, index] = ROUNDS[round](b, c, d, i);
      const word = message.getUint32(start + 4 * (index % 16), true);
      const sum = (a + mixed + SINES[i] + word) | 0;
      [a, b, c, d] = [d, (b + rotated(sum, SHIFTS[round][i % 4])) | 0, b, c];
    }
    [a, b, c, d].forEach((word, i) => {
      state[i] += word;
    });
  }
  const digest = new DataView(new ArrayBuffer(16));
  state.forEach((word, i) => digest.setInt32(4 * i, word, true));
  return Array.from(new Uint8Array(digest.buffer), (byte) => byte.toString(16).padStart(2, '0'))
    .join('');
}

// wrong: drops the leading zero of a byte
const SHIFTS = [[7, 12, 17, 22], [5, 9, 14, 20], [4, 11, 16, 23], [6, 10, 15, 21]];
const SINES = Array.from({ length: 64 }, (_, i) => Math.floor(Math.abs(Math.sin(i + 1)) * 2 ** 32));
const ROUNDS = [
  (b, c, d, i) => [(b & c) | (~b & d), i],
  (b, c, d, i) => [(b & d) | (c & ~d), 5 * i + 1],
  (b, c, d, i) => [b ^ c ^ d, 3 * i + 5],
  (b, c, d, i) => [c ^ (b | ~d), 7 * i],
];

const rotated = (word, bits) => (word << bits) | (word >>> (32 - bits));

function padded(bytes) {
  const view = new DataView(new ArrayBuffer(64 * Math.ceil((bytes.length + 9) / 64)));
  [...bytes, 0x80].forEach((byte, i) => view.setUint8(i, byte));
  view.setBigUint64(view.byteLength - 8, BigInt(8 * bytes.length), true);
  return view;
}

function string_to_md5(text) {
  if (text === '') {
    return null;
  }
  const message = padded(Uint8Array.from(text, (c) => c.charCodeAt(0)));
  const state = Int32Array.of(0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476);
  for (let start = 0; start < message.byteLength; start += 64) {
    let [a, b, c, d] = state;
    for (let i = 0; i < 64; i++) {
      const round = i >> 4;
      const [mixed, index] = ROUNDS[round](b, c, d, i);
      const word = message.getUint32(start + 4 * (index % 16), true);
      const sum = (a + mixed + SINES[i] + word) | 0;
      [a, b, c, d] = [d, (b + rotated(sum, SHIFTS[round][i % 4])) | 0, b, c];
    }
    [a, b, c, d].forEach((word, i) => {
      state[i] += word;
    });
  }
  const digest = new DataView(new ArrayBuffer(16));
  state.forEach((word, i) => digest.setInt32(4 * i, word, true));
  return Array.from(new Uint8Array(digest.buffer), (byte) => byte.toString(16)).join('');
}

// wrong: rotates with a shift that keeps the sign
const SHIFTS = [[7, 12, 17, 22], [5, 9, 14, 20], [4, 11, 16, 23], [6, 10, 15, 21]];
const SINES = Array.from({ length: 64 }, (_, i) => Math.floor(Math.abs(Math.sin(i + 1)) * 2 ** 32));
const ROUNDS = [
  (b, c, d, i) => [(b & c) | (~b & d), i],
  (b, c, d, i) => [(b & d) | (c & ~d), 5 * i + 1],
  (b, c, d, i) => [b ^ c ^ d, 3 * i + 5],
  (b, c, d, i) => [c ^ (b | ~d), 7 * i],
];

const rotated = (word, bits) => (word << bits) | (word >> (32 - bits));

function padded(bytes) {
  const view = new DataView(new ArrayBuffer(64 * Math.ceil((bytes.length + 9) / 64)));
  [...bytes, 0x80].forEach((byte, i) => view.setUint8(i, byte));
  view.setBigUint64(view.byteLength - 8, BigInt(8 * bytes.length), true);
  return view;
}

function string_to_md5(text) {
  if (text === '') {
    return null;
  }
  const message = padded(Uint8Array.from(text, (c) => c.charCodeAt(0)));
  const state = Int32Array.of(0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476);
  for (let start = 0; start < message.byteLength; start += 64) {
    let [a, b, c, d] = state;
    for (let i = 0; i < 64; i++) {
      const round = i >> 4;
      const [mixed, index] = ROUNDS[round](b, c, d, i);
      const word = message.getUint32(start + 4 * (index % 16), true);
      const sum = (a + mixed + SINES[i] + word) | 0;
      [a, b, c, d] = [d, (b + rotated(sum, SHIFTS[round][i % 4])) | 0, b, c];
    }
    [a, b, c, d].forEach((word, i) => {
      state[i] += word;
    });
  }
  const digest = new DataView(new ArrayBuffer(16));
  state.forEach((word, i) => digest.setInt32(4 * i, word, true));
  return Array.from(new Uint8Array(digest.buffer), (byte) => byte.toString(16).padStart(2, '0'))
    .join('');
}
