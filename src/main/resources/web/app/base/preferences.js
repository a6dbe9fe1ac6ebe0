import { load, save } from './storage.js';

/** What the player has chosen for this browser. Fires "change". */
export const preferences = new EventTarget();

const CODE_SIZES = ['12', '13', '14', '15', '16', '18', '20', '24'];

const isPhone = () => matchMedia('(max-width: 40rem)').matches;

/** The choices with their values and the usual value: the sizes of code are pixels. */
export const CHOICES = {
  scheme: { values: ['auto', 'light', 'dark'], usual: () => 'auto' },
  'code-size': { values: CODE_SIZES, usual: () => isPhone() ? '16' : '14' },
  wrap: { values: ['off', 'on'], usual: () => isPhone() ? 'on' : 'off' },
};

/** What is chosen of `CHOICES`, a text. */
export function chosen(name) {
  const { values, usual } = CHOICES[name];
  const kept = load(`arbiter.${name}`);
  return values.includes(kept) ? kept : usual();
}

export function choose(name, value) {
  save(`arbiter.${name}`, value);
  show();
  preferences.dispatchEvent(new Event('change'));
}

/** Shows the choices on the whole page. */
export function show() {
  const { dataset, style } = document.documentElement;
  const isWrapped = chosen('wrap') === 'on';
  dataset.scheme = chosen('scheme');
  style.setProperty('--code-size', `${chosen('code-size')}px`);
  style.setProperty('--code-wrap', isWrapped ? 'break-spaces' : 'pre');
  style.setProperty('--code-shrink', isWrapped ? '1' : '0');
}
