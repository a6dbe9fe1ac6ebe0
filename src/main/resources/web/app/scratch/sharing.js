/** Snippets in addresses. The server stores none: who has the address has the snippet. */

const ALPHABET = { alphabet: 'base64url' };

/** The snippet for the address. */
export function encoded(source) {
  return new TextEncoder().encode(source).toBase64({ ...ALPHABET, omitPadding: true });
}

/** The snippet of an address; null if there is none, or if it is damaged. */
export function decoded(text) {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.fromBase64(text, ALPHABET));
  } catch {
    return null;
  }
}
