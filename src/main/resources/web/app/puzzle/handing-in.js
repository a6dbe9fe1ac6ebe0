import { post } from '../base/api.js';
import { follow } from '../base/events.js';

/**
 * Sends sources and follows them to their verdict. A new one ends the following of the one before.
 * The same request has the same Idempotency-Key until it is answered, so that it is judged once.
 */
export function handingIn(signal) {
  let followed = new AbortController();
  let pending = {};
  signal.addEventListener('abort', () => followed.abort());

  /**
   * Calls `sent` with the receipt when the server has taken the source. Throws `Superseded` if a
   * newer one began.
   */
  return async function handIn(address, body, tell, sent) {
    followed.abort();
    followed = new AbortController();
    const mine = followed.signal;
    try {
      const content = address + body;
      if (pending.content !== content) {
        pending = { content, key: randomKey() };
      }
      const headers = { 'Idempotency-Key': pending.key };
      const receipt = await post(address, body, { headers });
      pending = {};
      sent(receipt);
      await follow(receipt.id, tell, mine);
    } catch (error) {
      throw mine.aborted ? new Superseded() : error;
    }
  };
}

export class Superseded extends Error {}

/** Unlike randomUUID, this also works over plain HTTP. */
function randomKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
