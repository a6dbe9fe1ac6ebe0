import { load, save } from './storage.js';

/** What the player has chosen for this browser. Fires "change". */
export const preferences = new EventTarget();

export const SCHEMES = ['auto', 'light', 'dark'];
export const WRAPS = ['off', 'on'];
export const CODE_SIZES = [12, 13, 14, 15, 16, 18, 20, 24];

const USUAL_SIZE = 14;
const PHONE_SIZE = 16;
const PHONE = '(max-width: 40rem)';

/** "light", "dark", or "auto" for the system's scheme. */
export function scheme() {
  const chosen = load('arbiter.scheme');
  return SCHEMES.includes(chosen) ? chosen : 'auto';
}

/** The font size of code, in pixels. */
export function codeSize() {
  const chosen = Number(load('arbiter.code-size'));
  const usual = matchMedia(PHONE).matches ? PHONE_SIZE : USUAL_SIZE;
  return CODE_SIZES.includes(chosen) ? chosen : usual;
}

/** Whether long lines of the editor are broken: "on" or "off". */
export function wrap() {
  return load('arbiter.wrap') ?? (matchMedia(PHONE).matches ? 'on' : 'off');
}

export function chooseScheme(value) {
  change('arbiter.scheme', value);
}

export function chooseCodeSize(pixels) {
  change('arbiter.code-size', String(pixels));
}

export function chooseWrap(value) {
  change('arbiter.wrap', value);
}

function change(key, value) {
  save(key, value);
  show();
  preferences.dispatchEvent(new Event('change'));
}

/** Shows the choices on the whole page. */
export function show() {
  const { dataset, style } = document.documentElement;
  const isWrapped = wrap() === 'on';
  dataset.scheme = scheme();
  style.setProperty('--code-size', `${codeSize()}px`);
  style.setProperty('--code-wrap', isWrapped ? 'break-spaces' : 'pre');
  style.setProperty('--code-shrink', isWrapped ? '1' : '0');
}
