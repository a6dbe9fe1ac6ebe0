import { get, Problem, send } from '../../base/api.js';
import { t } from '../../base/language.js';
import { element, link, moreButton, notice, shortTime, table } from '../../base/page.js';
import { playerLink } from '../../people/players.js';
import { contestAddress, contestApi, CONTESTS } from '../addresses.js';
import { contestFrame } from '../contest/frame.js';
import { load } from '../loading.js';
import { download } from '../standings/downloads.js';

/** What organisers do: changing the contest, the unfreezing, the check of the standings, the export. */
export function organisingPage(visit) {
  return contestFrame(visit, 'organising', async (contest) => {
    if (!contest.mine) {
      throw new Problem(403, t('contests.onlyOrganisers'));
    }
    const { id } = contest;
    const fetchPage = (after) =>
      load(
        contestApi(id, `/registrations?limit=100${after ? `&after=${after}` : ''}`),
        visit.signal,
      );
    return element(
      'div',
      { class: 'narrow-left' },
      element(
        'p',
        { class: 'links' },
        link(contestAddress(id, 'edit'), t('contests.change')),
        link(contestAddress(id, 'unfreezing'), t('contests.ceremony.open')),
        link(contestAddress(id, 'projector'), t('contests.projector')),
      ),
      element('h2', {}, t('contests.check.title')),
      element('p', { class: 'quiet' }, t('contests.check.about')),
      checking(id),
      element('h2', {}, t('contests.exporting')),
      element('p', { class: 'quiet' }, t('contests.exportAbout')),
      element(
        'p',
        { class: 'links' },
        download(t('contests.download.export'), {
          path: contestApi(id, '/export'),
          name: `contest-${id}.json`,
          accept: 'application/json',
        }),
        download(t('contests.download.csv'), {
          path: contestApi(id, '/standings'),
          name: `standings-${id}.csv`,
          accept: 'text/csv',
        }),
      ),
      element('h2', {}, t('contests.registeredPlayers')),
      registrations(await fetchPage(null), fetchPage),
      deletion(contest),
    );
  });
}

function checking(id) {
  const result = element('div', { 'aria-live': 'polite' });
  const button = element('button', { type: 'button', click }, t('contests.check.now'));
  async function click() {
    button.disabled = true;
    result.replaceChildren();
    try {
      const { equal, differences } = await get(contestApi(id, '/check'));
      result.replaceChildren(
        ...(equal ? [notice(t('contests.check.equal'), 'hint')] : [
          notice(t('contests.check.different', { n: differences.length })),
          element(
            'ul',
            {},
            differences.map((one) =>
              element('li', {}, typeof one === 'string' ? one : JSON.stringify(one))
            ),
          ),
        ]),
      );
    } catch (problem) {
      result.replaceChildren(notice(problem.message));
    }
    button.disabled = false;
  }
  return element('div', {}, button, result);
}

function registrations(page, fetchPage) {
  if (page.items.length === 0) {
    return element('p', { class: 'quiet' }, t('contests.nobody'));
  }
  const columns = [
    { title: t('players.player') },
    { title: t('ratings.rating'), class: 'number' },
    { title: t('contests.registeredAt') },
  ];
  const row = ({ player, rating, registeredAt }) => [
    player ? playerLink(player) : t('contests.gone'),
    rating === null || rating === undefined ? '–' : String(rating),
    shortTime(registeredAt),
  ];
  const list = table(t('contests.registeredPlayers'), columns, page.items.map(row));
  return [
    list.node,
    moreButton(page.next, fetchPage, (items) => list.addRows(items.map(row))),
  ];
}

function deletion({ id, title, state }) {
  if (state === 'RUNNING') {
    return null;
  }
  const message = element('div');
  const name = element('input', { required: true, autocomplete: 'off' });
  async function submit(event) {
    event.preventDefault();
    if (name.value.trim() !== title) {
      message.replaceChildren(notice(t('contests.delete.otherTitle')));
      return;
    }
    try {
      await send('DELETE', contestApi(id));
      location.hash = CONTESTS;
    } catch (problem) {
      message.replaceChildren(notice(problem.message));
    }
  }
  return element(
    'details',
    {},
    element('summary', {}, t('contests.delete.title')),
    element('p', {}, t('contests.delete.about')),
    element(
      'form',
      { class: 'account-form', submit },
      element('label', {}, t('contests.delete.confirm', { title }), name),
      message,
      element('button', {}, t('contests.delete.now')),
    ),
  );
}
