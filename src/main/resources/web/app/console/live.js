import { Problem } from '../base/api.js';
import { stream } from '../base/events.js';
import { parse } from '../base/python.js';

const PAUSE_MILLIS = 2_000;

/**
 * Follows the overview until the signal. Calls `show` with each state, and `interrupted` when the
 * connection breaks; it then connects again. Throws when a new try cannot succeed.
 */
export async function followOverview(show, interrupted, signal) {
  for (;;) {
    try {
      for await (const event of stream('/api/admin/events', '', signal, () => {})) {
        if (event.name === 'overview') {
          show(parse(event.data));
        }
      }
    } catch (error) {
      if (signal.aborted || (error instanceof Problem && [401, 403].includes(error.status))) {
        throw error;
      }
    }
    interrupted();
    await new Promise((resolve, reject) => {
      setTimeout(resolve, PAUSE_MILLIS);
      signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    });
  }
}

/** Replaces the content of a place that may have the focus or open details; both stay. */
export function renew(place, ...content) {
  const focused = place.contains(document.activeElement) ? keyOf(document.activeElement) : null;
  const open = new Set([...place.querySelectorAll('details[open][data-key]')].map(keyOf));
  place.replaceChildren(...content.flat().filter(Boolean));
  for (const details of place.querySelectorAll('details[data-key]')) {
    details.open ||= open.has(keyOf(details));
  }
  const again = [...place.querySelectorAll('a, summary')].find((one) => keyOf(one) === focused);
  again?.focus({ preventScroll: true });
}

function keyOf(node) {
  return node.dataset.key ?? node.parentElement?.dataset.key ?? node.getAttribute('href');
}
