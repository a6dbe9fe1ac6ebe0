import { t } from '../../base/language.js';
import { element, link } from '../../base/page.js';
import { current } from '../../base/session.js';
import { contestAddress } from '../addresses.js';
import { lastMinutes } from '../countdown.js';

/**
 * Shows each announcement, each answer and, to organisers, each question as it arrives. Screen readers
 * hear it, too, and when the last minutes begin.
 */
export function news(contest, live, signal) {
  const place = element('div', { class: 'contest-news', role: 'status' });
  let { endsAt } = contest;
  live.on('contest', (changed) => (endsAt = changed.endsAt ?? endsAt));
  live.on('clarification', (one) => {
    const text = headline(one, contest);
    if (!text) {
      return;
    }
    const item = element(
      'p',
      { class: 'notice hint', 'data-id': one.id },
      element('strong', {}, text),
      ' ',
      element('span', { class: 'said' }, one.announcement ? one.question : one.answer ?? ''),
      ' ',
      link(contestAddress(contest.id, 'clarifications'), t('contests.news.read')),
      element('button', {
        type: 'button',
        class: 'tool',
        'aria-label': t('frame.close'),
        click: () => item.remove(),
      }, '×'),
    );
    place.querySelector(`[data-id="${one.id}"]`)?.remove();
    place.append(item);
  });
  return element(
    'div',
    {},
    contest.state === 'RUNNING' ? lastMinutes(() => endsAt, signal) : null,
    place,
  );
}

function headline({ announcement, answer, player }, { mine }) {
  if (announcement) {
    return mine ? null : t('contests.news.announcement');
  }
  if (answer) {
    return mine ? null : isOwn(player) ? t('contests.news.ownAnswer') : t('contests.news.answer');
  }
  return mine ? t('contests.news.question') : null;
}

function isOwn(player) {
  return player !== null && player?.toLowerCase() === current()?.name.toLowerCase();
}
