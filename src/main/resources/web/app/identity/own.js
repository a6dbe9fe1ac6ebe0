import { linking } from './linking.js';
import { ready } from './texts.js';
import { visibility } from './visibility.js';

export { previewNote } from './visibility.js';
export { ready };

/** The parts of the player's account that are fetched only there. */
export async function ownParts() {
  await ready();
  return [visibility(), await linking()].filter(Boolean);
}
