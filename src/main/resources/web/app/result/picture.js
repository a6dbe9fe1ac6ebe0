import { language, t } from '../base/language.js';
import { chosen, preferences } from '../base/preferences.js';
import { call } from '../base/python.js';
import { load as kept, save } from '../base/storage.js';
import { h, render } from '../base/view.js';
import { plain } from './plain-value.js';

/**
 * Pictures of tests, drawn by the visual.html of a puzzle's author. Authors may be hostile, so such a
 * page is in a frame with an origin of its own, without the network, the focus and clicks, and only
 * its height is taken from it. A browser that runs the frame on this page's thread could be blocked by
 * it; so a picture is loaded only when it comes into view, and a player can hide all pictures.
 */

const LOWEST = 40;
const HIGHEST = 640;
const AT_FIRST = 200;
const PATIENCE_MILLIS = 5_000;
/** A drawing changes its height some times; a frame that does it without end is removed. */
const MOST_MESSAGES = 500;

const KEY = 'arbiter.pictures';

const systemDark = matchMedia('(prefers-color-scheme: dark)');
/** What to do with the messages of a frame, by its window. */
const listeners = new WeakMap();
/** What to do when a frame has taken the focus, by the frame. */
const losses = new WeakMap();
/** What tells that the colour scheme may have changed. */
const schemes = [systemDark, preferences];
/** The places of pictures, by their tests: a page that is drawn again must not load them again. */
const places = new WeakMap();
/** What shows or hides a picture, by its place. */
const shows = new WeakMap();
let focused = null;

addEventListener('message', ({ source, data }) => source && listeners.get(source)?.(data));
addEventListener('focusin', (event) => focused = event.composedPath()[0]);
addEventListener('blur', () => losses.get(document.activeElement)?.());

/** The button that hides all pictures of the page, or shows them; nothing where there is no visual. */
export function picturesButton(visual) {
  return visual && h`<button type="button" class="quiet small picture-switch" @click=${toggle}
    .textContent=${switchText()}></button>`;
}

function toggle() {
  save(KEY, isOn() ? 'off' : 'on');
  for (const button of document.querySelectorAll('.picture-switch')) {
    button.textContent = switchText();
  }
  for (const place of document.querySelectorAll('.picture')) {
    shows.get(place)();
  }
}

function switchText() {
  return isOn() ? t('picture.hide') : t('picture.show');
}

function isOn() {
  return kept(KEY) !== 'off';
}

/**
 * The place of a picture, which is empty while pictures are hidden; nothing where there is no visual.
 *
 * @param visual the address of the author's page, or none
 * @param test `{input, expected, actual}` as the server sends them; without `actual` if there is none
 * @param key the object of which there is one picture, however often it is drawn
 */
export function picture(visual, functionName, test, key = test) {
  if (!visual || !Array.isArray(test.input)) {
    return null;
  }
  if (!places.has(key)) {
    const title = t('picture.title', { call: call(functionName, test.input) });
    places.set(key, newPlace(visual, title, test));
  }
  return places.get(key);
}

function newPlace(visual, title, test) {
  const place = document.createElement('div');
  place.className = 'picture';
  let end = () => {};
  const show = () => {
    end();
    end = isOn() ? whenSeen(place, () => (end = load(place, visual, title, test))) : () => {};
  };
  shows.set(place, show);
  show();
  return place;
}

/** The picture of a test with its button, where the input is shown. */
export function pictureOf({ visual, functionName }, test, key) {
  const place = picture(visual, functionName, test, key);
  return place && [picturesButton(visual), place];
}

function isDark() {
  return chosen('scheme') === 'dark' || (chosen('scheme') === 'auto' && systemDark.matches);
}

/** Acts when the place comes into view. Returns what ends the waiting. */
function whenSeen(place, act) {
  const observer = new IntersectionObserver((entries) => {
    if (entries.some((entry) => entry.isIntersecting)) {
      observer.disconnect();
      act();
    }
  }, { rootMargin: '200px' });
  observer.observe(place);
  return () => observer.disconnect();
}

/** Loads a picture into its place. Returns what takes it away. */
function load(place, visual, title, { input, expected, actual }) {
  const frame = document.createElement('iframe');
  frame.sandbox = 'allow-scripts';
  frame.referrerPolicy = 'no-referrer';
  frame.inert = true;
  Object.assign(frame, { title, src: visual });
  frame.style.height = `${AT_FIRST}px`;
  const test = { input: plain(input), expected: plain(expected ?? null) };
  if (actual !== undefined) {
    test.actual = plain(actual);
  }
  const tell = () => {
    const theme = isDark() ? 'dark' : 'light';
    frame.contentWindow?.postMessage({ ...test, theme, language: language() }, '*');
  };
  const patience = setTimeout(fail, PATIENCE_MILLIS);
  const over = new AbortController();
  let loads = 0;
  let messages = 0;

  function loaded() {
    loads++;
    if (loads > 1) {
      fail();
      return;
    }
    listeners.set(frame.contentWindow, listen);
    schemes.forEach((one) => one.addEventListener('change', changed, { signal: over.signal }));
    tell();
  }

  function changed() {
    if (frame.isConnected) {
      tell();
    } else {
      over.abort();
    }
  }

  function listen(data) {
    const height = data?.height;
    messages++;
    if (messages > MOST_MESSAGES) {
      fail();
    } else if (Number.isFinite(height) && height > 0) {
      clearTimeout(patience);
      frame.style.height = `${Math.min(Math.max(Math.ceil(height), LOWEST), HIGHEST)}px`;
    }
  }

  /** An inert frame can still take the focus by a script, for example while the player types. */
  function lost() {
    fail();
    focused?.focus();
  }

  /** The frame has not drawn, has left its page, sends without end, or has taken the focus. */
  function fail() {
    end();
    render(h`<p class="quiet small">${t('picture.failed')}</p>`, place);
  }

  function end() {
    clearTimeout(patience);
    over.abort();
    frame.remove();
    place.removeAttribute('role');
    place.removeAttribute('aria-label');
    render(null, place);
  }

  frame.addEventListener('load', loaded);
  losses.set(frame, lost);
  // Screen readers pass over an inert frame.
  place.role = 'img';
  place.ariaLabel = title;
  render(frame, place);
  return end;
}
