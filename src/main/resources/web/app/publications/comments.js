import { address, get, post } from '../base/api.js';
import { t } from '../base/language.js';
import { renderedFrom } from '../base/rendered.js';
import { current } from '../base/session.js';
import { doing, h, live, paged, repeat, time } from '../base/view.js';
import { playerName } from '../people/players.js';
import { hiding } from './hiding.js';

/** Texts that are not sent yet. They outlive the page, as when a log-in has ended. */
const unsent = new Map();

/** The comments, which are fetched when they are opened: `{draw(), open()}`. */
export function comments({ id, comments: total }, admin, update) {
  const path = `/api/publications/${id}/comments`;
  const key = `${current()?.name} ${path}`;
  const field = `comment-on-${id}`;
  const reading = doing(update);
  const writing = doing(update);
  let isOpen = false;
  let list = null;
  /** What the player has written since the page was opened; `waits` until the server has it. */
  let mine = [];

  const fetchPage = async (after) => {
    const page = await get(address(path, { after }));
    return { ...page, items: page.items.map((one) => comment(one, admin, update)) };
  };
  function toggle({ target }) {
    isOpen = target.open;
    if (isOpen && !list) {
      reading.run(async () => (list = paged(await fetchPage(null), fetchPage, update)));
    }
  }
  function keep(text) {
    if (text === '') {
      unsent.delete(key);
    } else {
      unsent.set(key, text);
    }
  }

  /** Shows the comment before the server has it, and takes it back if the server refuses it. */
  async function submit(event) {
    event.preventDefault();
    const text = unsent.get(key) ?? '';
    const waiting = { id: Symbol(text), draw: () => pending(text) };
    mine = [...mine, waiting];
    total++;
    keep('');
    const isWritten = await writing.run(async () => {
      const written = comment(await post(path, { text }), admin, update);
      mine = mine.map((one) => one === waiting ? written : one);
    });
    if (!isWritten) {
      mine = mine.filter((one) => one !== waiting);
      total--;
      keep([text, unsent.get(key)].filter(Boolean).join('\n\n'));
      update();
    }
  }

  const form = () =>
    h`<form class="comment-form" @submit=${submit}>
      <label>
        ${t('publications.yourComment')}
        <textarea
          id=${field}
          required
          maxlength="4000"
          rows="3"
          .value=${live(unsent.get(key) ?? '')}
          @input=${({ target }) => keep(target.value)}
        ></textarea>
      </label>
      <p class="quiet small">${t('publications.markdown')}</p>
      <button>${t('publications.comment')}</button>
      ${writing.notice()}
    </form>`;
  const items = (all) =>
    h`<ol class="comments">${repeat(all, ({ id }) => id, ({ draw }) => draw())}</ol>`;
  function draw() {
    const fetched = list?.items ?? [];
    // The list may have been fetched after a comment was written.
    const known = new Set(fetched.map(({ id }) => id));
    return h`<details ?open=${isOpen} @toggle=${toggle}>
      <summary>${t('amounts.comments', { n: total })}</summary>
      ${items(fetched)} ${list?.more()} ${reading.notice()}
      ${items(mine.filter(({ id }) => !known.has(id)))}
      ${form()}
    </details>`;
  }
  async function open() {
    isOpen = true;
    await update();
    document.getElementById(field).focus();
  }
  return { draw, open };
}

/** A comment that the server does not have yet. */
function pending(text) {
  return h`<li aria-busy="true">
    <p class="quiet">${current()?.name}, ${t('publications.sending')}</p>
    <p class="said unsent">${text}</p>
  </li>`;
}

function comment({ id, player, profile, html, writtenAt, hidden }, admin, update) {
  const hide = hiding(`/api/comments/${id}/hiding`, hidden, admin, update);
  const draw = () =>
    h`<li>
      <p class="quiet">${playerName(player, profile)}, ${time(writtenAt)}</p>
      ${hide()}
      <div class="said" ${renderedFrom(html)}></div>
    </li>`;
  return { id, draw };
}
