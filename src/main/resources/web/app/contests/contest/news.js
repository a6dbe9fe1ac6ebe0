import { t } from '../../base/language.js';
import { current } from '../../base/session.js';
import { h, link, render, repeat } from '../../base/view.js';
import { contestAddress } from '../addresses.js';
import { minutesToSay, until } from '../clock.js';

const TICK_MILLIS = 1_000;

/**
 * Shows each announcement, each answer and, to organisers, each question as it arrives. Screen readers
 * hear it, too, and when the last minutes begin. A node that draws itself.
 */
export function news(contest, live, signal) {
  const node = document.createElement('div');
  let items = [];
  let { endsAt } = contest;
  let left = until(endsAt);
  let minutes;

  function put(id, one) {
    items = [...items.filter((old) => old.id !== id), ...(one ? [one] : [])];
    draw();
  }

  function item(one) {
    const text = one.announcement ? one.question : one.answer;
    const close = () => put(one.id, null);
    return h`<p class="notice hint">
      <strong>${headline(one, contest)}</strong>
      <span class="said">${text}</span>
      ${link(contestAddress(contest.id, 'clarifications'), t('contests.news.read'))}
      <button type="button" class="tool" aria-label=${t('frame.close')} @click=${close}>×</button>
    </p>`;
  }

  function draw() {
    const said = minutes && t('contests.minutesLeft', { n: minutes });
    const shown = repeat(items, ({ id }) => id, item);
    render(
      h`<p class="unseen" role="status">${said}</p>
        <div class="contest-news" role="status">${shown}</div>`,
      node,
    );
  }

  function tick() {
    const before = left;
    left = until(endsAt);
    const begun = minutesToSay(before, left);
    if (begun && contest.state === 'RUNNING') {
      minutes = begun;
      draw();
    }
  }

  live.on('contest', (changed) => (endsAt = changed.endsAt ?? endsAt));
  live.on('clarification', (one) => headline(one, contest) && put(one.id, one));
  const timer = setInterval(tick, TICK_MILLIS);
  signal.addEventListener('abort', () => clearInterval(timer));
  draw();
  return node;
}

/** Null for what needs no news. */
function headline({ announcement, answer, player, to }, { mine }) {
  if (mine) {
    return announcement || answer ? null : t('contests.news.question');
  }
  if (announcement) {
    return to ? t('contests.news.message') : t('contests.news.announcement');
  }
  const own = player?.toLowerCase() === current()?.name.toLowerCase();
  return answer && (own ? t('contests.news.ownAnswer') : t('contests.news.answer'));
}
