/** Snippets in addresses. The server stores none: who has the address has the snippet. */

/** Longer addresses are cut by some programs. */
export const MOST_CHARS = 8_000;

/** The snippet for the address; null if it is too long for one. */
export function encoded(source) {
  const bytes = new TextEncoder().encode(source);
  const text = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  const safe = text.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
  return safe.length > MOST_CHARS ? null : safe;
}

/** The snippet of an address; null if there is none, or if it is damaged. */
export function decoded(text) {
  try {
    const characters = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(characters, (character) => character.charCodeAt(0));
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
