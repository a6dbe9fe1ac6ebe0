import { language, t } from '../base/language.js';
import { element } from '../base/page.js';
import { preferences, scheme } from '../base/preferences.js';
import { call } from '../base/python.js';
import { plain } from './plain-value.js';

/**
 * Pictures of tests, drawn by the visual.html of a puzzle's author. Authors may be hostile, so such a
 * page is in a frame with an origin of its own, without the network, the focus and clicks, and only
 * its height is taken from it. A browser that runs the frame on this page's thread could be blocked by
 * it; so a picture is loaded only when the player asks for pictures, and again on the next visit.
 */

const LOWEST = 40;
const HIGHEST = 640;
const AT_FIRST = 200;
const PATIENCE_MILLIS = 5_000;
/** A drawing changes its height some times; a frame that does it without end is removed. */
const MOST_MESSAGES = 500;

const choice = new EventTarget();
const systemDark = matchMedia('(prefers-color-scheme: dark)');
/** What to do with the messages of a frame, by its window. */
const listeners = new WeakMap();
/** What to do when a frame has taken the focus, by the frame. */
const losses = new WeakMap();
/** What tells that the colour scheme may have changed. */
const schemes = [systemDark, preferences];
let wanted = false;
let focused = null;

addEventListener('message', ({ source, data }) => source && listeners.get(source)?.(data));
addEventListener('focusin', (event) => focused = event.composedPath()[0]);
addEventListener('blur', () => losses.get(document.activeElement)?.());

/** The button that shows the pictures of the page; nothing where there is no visual. */
export function picturesButton(visual) {
  if (!visual || wanted) {
    return null;
  }
  const button = element(
    'button',
    { type: 'button', class: 'quiet small', click: show },
    t('picture.show'),
  );
  choice.addEventListener('wanted', () => button.remove(), { once: true });
  return button;
}

function show() {
  wanted = true;
  choice.dispatchEvent(new Event('wanted'));
}

/**
 * The place of a picture, empty until pictures are wanted; nothing where there is no visual.
 *
 * @param visual the address of the author's page, or none
 * @param test `{input, expected, actual}` as the server sends them; without `actual` if there is none
 */
export function picture(visual, functionName, test) {
  if (!visual || !Array.isArray(test.input)) {
    return null;
  }
  const title = t('picture.title', { call: call(functionName, test.input) });
  const place = element('div', { class: 'picture' });
  const start = () => whenSeen(place, () => load(place, visual, title, test));
  if (wanted) {
    start();
  } else {
    choice.addEventListener('wanted', start, { once: true });
  }
  return place;
}

/** The picture of a test with its button, where the input is shown. */
export function pictureOf(visual, functionName, { input, expected, actual }, hasActual) {
  const place = picture(visual, functionName, {
    input,
    expected,
    ...(hasActual && { actual: actual ?? null }),
  });
  return place && [picturesButton(visual), place];
}

function isDark() {
  return scheme() === 'dark' || (scheme() === 'auto' && systemDark.matches);
}

function whenSeen(place, act) {
  const observer = new IntersectionObserver((entries) => {
    if (entries.some((entry) => entry.isIntersecting)) {
      observer.disconnect();
      act();
    }
  }, { rootMargin: '200px' });
  observer.observe(place);
}

function load(place, visual, title, { input, expected, actual }) {
  const frame = element('iframe', {
    sandbox: 'allow-scripts',
    referrerpolicy: 'no-referrer',
    inert: true,
    title,
    src: visual,
  });
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
  let loads = 0;
  let messages = 0;

  function loaded() {
    loads++;
    if (loads > 1) {
      fail();
      return;
    }
    listeners.set(frame.contentWindow, listen);
    schemes.forEach((one) => one.addEventListener('change', changed));
    tell();
  }

  function changed() {
    if (frame.isConnected) {
      tell();
    } else {
      unfollow();
    }
  }

  function unfollow() {
    schemes.forEach((one) => one.removeEventListener('change', changed));
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
    clearTimeout(patience);
    unfollow();
    frame.remove();
    place.removeAttribute('role');
    place.removeAttribute('aria-label');
    place.replaceChildren(element('p', { class: 'quiet small' }, t('picture.failed')));
  }

  frame.addEventListener('load', loaded);
  losses.set(frame, lost);
  // Screen readers pass over an inert frame.
  place.role = 'img';
  place.ariaLabel = title;
  place.replaceChildren(frame);
}
