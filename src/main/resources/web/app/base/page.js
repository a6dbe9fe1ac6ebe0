import { moment, number, t } from './language.js';
import { render } from './view.js';

/** Building blocks of every page. All text is inserted as text, never as HTML. */

/**
 * Makes an element. An attribute that is a function becomes a listener. An attribute that is null,
 * undefined or false is left out.
 */
export function element(name, attributes = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === 'function') {
      node.addEventListener(key, value);
    } else if (value !== null && value !== undefined && value !== false) {
      node.setAttribute(key, value === true ? '' : value);
    }
  }
  const kept = children.flat(Infinity).filter((child) => child !== null && child !== undefined);
  node.append(...kept.map((child) => child._$litType$ ? drawn(child) : child));
  return node;
}

/** A template as nodes. */
export function drawn(template) {
  const fragment = document.createDocumentFragment();
  render(template, fragment);
  return fragment;
}

export function link(address, ...content) {
  return element('a', { href: address }, ...content);
}

/** A message in a box; `kind` is "problem" or "hint". */
export function notice(text, kind = 'problem') {
  return element(
    'p',
    { class: `notice ${kind}`, role: kind === 'problem' ? 'alert' : 'status' },
    text,
  );
}

export function count(value) {
  return number(value);
}

export function millis(duration) {
  return duration < 10_000 ? t('units.millis', { n: duration }) : seconds(duration);
}

/** A duration in milliseconds, shown in seconds. */
export function seconds(duration) {
  return t('units.seconds', { n: Math.round(duration / 100) / 10 });
}

export function size(bytes) {
  const units = ['bytes', 'kib', 'mib', 'gib'];
  const unit = Math.min(Math.floor(Math.log2(Math.max(bytes, 1)) / 10), units.length - 1);
  const amount = bytes / 1024 ** unit;
  return t(`units.${units[unit]}`, { n: Math.round(amount * 10) / 10 });
}

export function time(text) {
  return element('time', { datetime: text }, moment(text));
}

/** Without the year, for narrow tables. */
export function shortTime(text) {
  return element('time', { datetime: text }, moment(text, true));
}

/** Links to parts, of which one is shown now; a part is `{href, text, current}`. */
export function tabs(label, parts) {
  return element(
    'nav',
    { class: 'periods', 'aria-label': label },
    parts.map(({ href, text, current }) =>
      element('a', { href, 'aria-current': current && 'page' }, text)
    ),
  );
}

/** A table of rows, each an array of cell contents; a column is `{title, class}`. */
export function table(caption, columns, rows) {
  const cells = (row) => row.map((cell, i) => element('td', { class: columns[i].class }, cell));
  const body = element('tbody');
  const addRows = (more) => body.append(...more.map((row) => element('tr', {}, cells(row))));
  addRows(rows);
  const head = columns.map((c) => element('th', { scope: 'col', class: c.class }, c.title));
  const node = element(
    'table',
    {},
    element('caption', { class: 'unseen' }, caption),
    element('thead', {}, element('tr', {}, head)),
    body,
  );
  return { node, addRows };
}

/** Does something, and shows in the node what goes wrong. Whether it worked. */
export async function tried(message, action) {
  message.replaceChildren();
  try {
    await action();
    return true;
  } catch (problem) {
    message.replaceChildren(notice(problem.message));
    return false;
  }
}

/** A button that cannot be pressed while it works, and that says what went wrong. */
export function action(text, message, work) {
  const button = element('button', { type: 'button', class: 'small', click }, text);
  async function click() {
    button.disabled = true;
    await tried(message, work);
    button.disabled = false;
  }
  return button;
}

/** A button that fetches the next page of a list, as long as there is one. */
export function moreButton(next, fetchPage, show) {
  const button = element(
    'button',
    { type: 'button', class: 'quiet', hidden: !next, click: more },
    t('frame.showMore'),
  );
  const message = element('div');
  async function more() {
    button.disabled = true;
    try {
      const page = await fetchPage(next);
      show(page.items);
      next = page.next;
      button.hidden = !next;
      message.replaceChildren();
    } catch (problem) {
      message.replaceChildren(notice(problem.message));
    }
    button.disabled = false;
  }
  return element('div', { class: 'more' }, button, message);
}
