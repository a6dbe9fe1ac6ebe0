import { address, get, post } from '../base/api.js';
import { t } from '../base/language.js';
import { element, moreButton, notice, time } from '../base/page.js';
import { rendered } from '../base/rendered.js';
import { current } from '../base/session.js';
import { playerName } from '../people/players.js';
import { hiding } from './hiding.js';

/** Texts that are not sent yet. They outlive the page, as when a log-in has ended. */
const unsent = new Map();

/** The comments, which are fetched when they are opened: `{node, open()}`. */
export function comments({ id, comments: total }, admin) {
  const path = `/api/publications/${id}/comments`;
  const summary = element('summary', {}, t('amounts.comments', { n: total }));
  const list = element('ol', { class: 'comments' });
  /** What the player has written since the page was opened. */
  const mine = element('ol', { class: 'comments' });
  const rest = element('div');
  const has = (place, { id }) => place.querySelector(`[data-id="${id}"]`) !== null;
  const add = (items) =>
    list.append(...items.filter((one) => !has(mine, one)).map((one) => comment(one, admin)));
  const node = element('details', { toggle: opened }, summary, list, rest, mine, form());

  function count(more) {
    total += more;
    summary.textContent = t('amounts.comments', { n: total });
  }

  async function opened() {
    if (!node.open) {
      return;
    }
    try {
      const page = await get(path);
      list.replaceChildren();
      add(page.items);
      rest.replaceChildren(moreButton(page.next, (after) => get(address(path, { after })), add));
    } catch (problem) {
      rest.replaceChildren(notice(problem.message));
    }
  }

  /** Shows the comment before the server has it, and takes it back if the server refuses it. */
  function form() {
    const key = `${current()?.name} ${path}`;
    const text = element('textarea', { required: true, maxlength: '4000', rows: '3', input: keep });
    text.value = unsent.get(key) ?? '';
    const message = element('div');
    function keep() {
      if (text.value === '') {
        unsent.delete(key);
      } else {
        unsent.set(key, text.value);
      }
    }
    async function submit(event) {
      event.preventDefault();
      const said = text.value;
      const waiting = pending(said);
      text.value = '';
      keep();
      message.replaceChildren();
      mine.append(waiting);
      count(1);
      try {
        const written = await post(path, { text: said });
        // The list may have been fetched meanwhile.
        waiting.replaceWith(...(has(list, written) ? [] : [comment(written, admin)]));
      } catch (problem) {
        waiting.remove();
        count(-1);
        text.value = text.value === '' ? said : `${said}\n\n${text.value}`;
        keep();
        message.replaceChildren(notice(problem.message));
      }
    }
    return element(
      'form',
      { class: 'comment-form', submit },
      element('label', {}, t('publications.yourComment'), text),
      element('p', { class: 'quiet small' }, t('publications.markdown')),
      element('button', {}, t('publications.comment')),
      message,
    );
  }

  return {
    node,
    open() {
      node.open = true;
      node.querySelector('textarea').focus();
    },
  };
}

/** A comment that the server does not have yet. */
function pending(text) {
  return element(
    'li',
    { 'aria-busy': 'true' },
    element('p', { class: 'quiet' }, current()?.name, ', ', t('publications.sending')),
    element('p', { class: 'said unsent' }, text),
  );
}

function comment({ id, player, profile, html, writtenAt, hidden }, admin) {
  return element(
    'li',
    { 'data-id': id },
    element('p', { class: 'quiet' }, playerName(player, profile), ', ', time(writtenAt)),
    hiding(`/api/comments/${id}/hiding`, hidden, admin),
    rendered(element('div', { class: 'said' }), html),
  );
}
