import { load, save } from './storage.js';

/** What the player has chosen for this browser. Fires "change". */
export const preferences = new EventTarget();

export const SCHEMES = ['auto', 'light', 'dark'];
export const CODE_SIZES = [12, 13, 14, 15, 16, 18, 20, 24];

const USUAL_SIZE = 14;
const PHONE_SIZE = 16;

/** "light", "dark", or "auto" for the system's scheme. */
export function scheme() {
  const chosen = load('arbiter.scheme');
  return SCHEMES.includes(chosen) ? chosen : 'auto';
}

/** The font size of code, in pixels. */
export function codeSize() {
  const chosen = Number(load('arbiter.code-size'));
  const usual = matchMedia('(max-width: 40rem)').matches ? PHONE_SIZE : USUAL_SIZE;
  return CODE_SIZES.includes(chosen) ? chosen : usual;
}

export function chooseScheme(value) {
  change('arbiter.scheme', value);
}

export function chooseCodeSize(pixels) {
  change('arbiter.code-size', String(pixels));
}

function change(key, value) {
  save(key, value);
  show();
  preferences.dispatchEvent(new Event('change'));
}

/** Shows the scheme and the size of code on the whole page. */
export function show() {
  const root = document.documentElement;
  root.dataset.scheme = scheme();
  root.style.setProperty('--code-size', `${codeSize()}px`);
}
