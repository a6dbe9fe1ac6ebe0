import { language, t } from '../base/language.js';
import { chosen, preferences } from '../base/preferences.js';
import { call } from '../base/python.js';
import { load, save } from '../base/storage.js';
import { guard, h, render } from '../base/view.js';
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
/** Tells the place of a picture that pictures are shown or hidden now. */
const SWITCHED = 'switched';

const systemDark = matchMedia('(prefers-color-scheme: dark)');
let focused = null;

addEventListener('focusin', (event) => focused = event.composedPath()[0]);

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
    place.dispatchEvent(new Event(SWITCHED));
  }
}

function switchText() {
  return isOn() ? t('picture.hide') : t('picture.show');
}

function isOn() {
  return load(KEY) !== 'off';
}

/**
 * The place of a picture, which is empty while pictures are hidden; nothing where there is no visual.
 *
 * @param visual the address of the author's page, or none
 * @param test `{input, expected, actual}` as the server sends them; without `actual` if there is none
 * @param key the object of the picture: as long as it stays, the page that is drawn again keeps the frame
 */
export function picture(visual, functionName, test, key = test) {
  return visual && Array.isArray(test.input) &&
    guard([key], () => newPlace(visual, functionName, test));
}

function newPlace(visual, functionName, { input, expected, actual }) {
  const place = document.createElement('div');
  place.className = 'picture';
  const title = t('picture.title', { call: call(functionName, input) });
  const given = { input, expected: expected ?? null };
  const test = plain(actual === undefined ? given : { ...given, actual });
  let shown = null;
  const observer = new IntersectionObserver((entries) => {
    if (entries.at(-1).isIntersecting && isOn() && !shown) {
      shown = new AbortController();
      showFrame(place, visual, title, test, shown);
    }
  }, { rootMargin: '200px' });
  const start = () => {
    shown?.abort();
    shown = null;
    // An observer tells first how the place is now.
    observer.disconnect();
    observer.observe(place);
  };
  place.addEventListener(SWITCHED, start);
  start();
  return place;
}

/** Shows a picture in its place until `shown` is aborted. */
function showFrame(place, visual, title, test, shown) {
  const { signal } = shown;
  const frame = document.createElement('iframe');
  Object.assign(frame, { title, src: visual, referrerPolicy: 'no-referrer', inert: true });
  frame.sandbox = 'allow-scripts';
  frame.style.height = `${AT_FIRST}px`;
  const patience = setTimeout(fail, PATIENCE_MILLIS);
  let messages = 0;

  /** The frame has not drawn, has left its page, sends without end, or has taken the focus. */
  function fail() {
    shown.abort();
    render(h`<p class="quiet small">${t('picture.failed')}</p>`, place);
  }

  function tell() {
    const isDark = chosen('scheme') === 'dark' ||
      (chosen('scheme') === 'auto' && systemDark.matches);
    const message = { ...test, theme: isDark ? 'dark' : 'light', language: language() };
    frame.contentWindow?.postMessage(message, '*');
  }

  function loaded() {
    tell();
    frame.addEventListener('load', fail, { signal });
  }

  function listen({ source, data }) {
    if (source !== frame.contentWindow) {
      return;
    }
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
  function blurred() {
    if (document.activeElement === frame) {
      fail();
      focused?.focus();
    }
  }
  frame.addEventListener('load', loaded, { once: true, signal });
  addEventListener('message', listen, { signal });
  addEventListener('blur', blurred, { signal });
  systemDark.addEventListener('change', tell, { signal });
  preferences.addEventListener('change', tell, { signal });
  signal.addEventListener('abort', () => {
    clearTimeout(patience);
    render(null, place);
  });
  // Screen readers pass over an inert frame.
  render(h`<div role="img" aria-label=${title}>${frame}</div>`, place);
}
