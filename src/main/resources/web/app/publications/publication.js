import { beside } from '../attempts/diff-view.js';
import { address, current, get, me, post, send } from '../base/api.js';
import { field, form, inLine } from '../base/form.js';
import { parts, t } from '../base/language.js';
import { renderedFrom } from '../base/rendered.js';
import { doing, h, notice, paged, repeat, time, workingButton } from '../base/view.js';
import { isMine, playerName } from '../people/players.js';
import { source as sourceText } from '../puzzle/source.js';
import { ownSubmissions, sourceOf } from './own-solution.js';
import { categoryTitle } from './publishing.js';

/** Comments that are not sent yet. They outlive the page, as when a log-in has ended. */
const unsent = new Map();

/** A published solution: `{id, draw()}`. Nobody votes for an own solution, or compares it. */
export function publication(one, update) {
  const { id, category, player, profile, publishedAt, hidden, source } = one;
  const hide = hiding(`/api/publications/${id}/hiding`, hidden, update);
  const said = comments(one, update);
  const plain = sourceText(source);
  const work = doing(update);
  let { votes, voted } = one;
  /** The source beside the player's own, or null. */
  let compared = null;

  async function vote() {
    const response = await send(voted ? 'DELETE' : 'PUT', `/api/publications/${id}/vote`);
    ({ votes } = await response.json());
    voted = !voted;
  }
  async function compare() {
    compared = compared ? null : await besideOwn(one);
  }
  const button = (kind, isOn, act, text) =>
    h`<button type="button" class=${kind} aria-pressed=${String(isOn)}
      @click=${() => work.busy || work.run(act)}>${text}</button>`;
  const buttons = (votesText) =>
    h`${button('vote', voted, vote, votesText)}
      ${button('compare', compared !== null, compare, t('publications.compare'))}`;
  const draw = () => {
    const [by, when] = [playerName(player, profile), time(publishedAt)];
    const heading = { category: categoryTitle(category), player: by, time: when };
    const votesText = `▲ ${t('amounts.votes', { n: votes })}`;
    return h`<li tabindex="-1">
      <p class="quiet">${parts('publications.by', heading)}</p>
      ${hide()} ${compared ?? plain}
      <div class="buttons">
        ${isMine(player) ? h`<p class="quiet">${votesText}</p>` : buttons(votesText)}
      </div>
      ${work.notice()} ${said()}
    </li>`;
  };
  return { id, draw };
}

async function besideOwn({ puzzle, player, source }) {
  const { items: [own] } = await ownSubmissions(puzzle, { verdict: 'ACCEPTED' });
  return own
    ? await beside(await sourceOf(own.id), source, player)
    : notice(t('publications.noneOfYours'), 'hint');
}

/** Shows why an admin has hidden a solution or comment. Admins can hide it and show it again. */
function hiding(path, hidden, update) {
  const isAdmin = () => me()?.roles.includes('admin');
  async function set(method, reason, body) {
    await send(method, path, { body });
    hidden = reason;
    update();
  }
  const showAgain = () => set('DELETE', null);
  const hide = ({ reason }) => set('PUT', reason, { reason });
  const reason = field('reason', t('publications.reason'), { maxlength: 4000 });
  const shown = () =>
    h`${notice(t('publications.hidden', { reason: hidden }), 'hint')}
      ${isAdmin() && workingButton(t('publications.showAgain'), showAgain, { kind: 'quiet' })}`;
  const hideForm = () =>
    h`<details>
      <summary>${t('publications.hide')}</summary>
      ${inLine(t('publications.hideIt'), [reason], hide, { kind: 'publishing' })}
    </details>`;
  return () => hidden ? shown() : isAdmin() && hideForm();
}

/** A function that draws the comments. They are fetched when they are opened, and after a new one. */
function comments({ id, comments: total }, update) {
  const path = `/api/publications/${id}/comments`;
  const key = `${current()?.name} ${path}`;
  const reading = doing(update);
  let list = null;
  const fetchPage = async (after) => {
    const page = await get(address(path, { after }));
    return { ...page, items: page.items.map((one) => comment(one, update)) };
  };
  const read = () =>
    reading.run(async () => (list = paged(await fetchPage(null), fetchPage, update)));
  async function write({ text }, node) {
    await post(path, { text });
    unsent.delete(key);
    node.reset();
    total++;
    await read();
  }
  const keep = ({ target }) => unsent.set(key, target.value);
  const input = (id) =>
    h`<textarea id=${id} name="text" required maxlength="4000" rows="3" @input=${keep}
      .value=${unsent.get(key) ?? ''}></textarea>`;
  const label = t('publications.yourComment');
  const text = { name: 'text', label, help: t('publications.markdown'), input };
  const options = { fields: [text], action: t('publications.comment'), send: write };
  return () =>
    h`<details @toggle=${({ target }) => target.open && !list && read()}>
      <summary>${t('amounts.comments', { n: total })}</summary>
      <ol class="comments">${repeat(list?.items ?? [], ({ id }) => id, ({ draw }) => draw())}</ol>
      ${list?.more()} ${reading.notice()} ${form({ kind: null, button: null, ...options })}
    </details>`;
}

function comment({ id, player, profile, html, writtenAt, hidden }, update) {
  const hide = hiding(`/api/comments/${id}/hiding`, hidden, update);
  const draw = () =>
    h`<li>
      <p class="quiet">${playerName(player, profile)}, ${time(writtenAt)}</p>
      ${hide()}
      <div class="said" ${renderedFrom(html)}></div>
    </li>`;
  return { id, draw };
}
