import { address } from '../../base/api.js';
import { t } from '../../base/language.js';
import { element, link, moreButton, notice, shortTime, table } from '../../base/page.js';
import { current } from '../../base/session.js';
import { playerLink } from '../../people/players.js';
import { badge } from '../../result/verdicts.js';
import { contestAddress, contestApi } from '../addresses.js';
import { load } from '../loading.js';
import { contestFrame } from './frame.js';

/** The submissions of a contest: the own ones, and for organisers all, or those of one player. */
export function submissionsPage(visit) {
  const { signal, query } = visit;
  return contestFrame(visit, 'submissions', async (contest) => {
    if (!current() || !(contest.registered || contest.mine)) {
      return notice(t('contests.onlyPlayersSubmit'), 'hint');
    }
    const player = contest.mine ? query.get('player') : current().name;
    const fetchPage = (after) =>
      load(
        address(contestApi(contest.id, '/submissions'), { player, limit: 100, after }),
        signal,
      );
    const page = await fetchPage(null);
    const rows = (items) => items.map((one) => row(contest, one));
    const list = table(t('contests.tab.submissions'), columns(contest), rows(page.items));
    return element(
      'div',
      {},
      contest.mine ? finding(contest, player) : null,
      page.items.length > 0
        ? [list.node, moreButton(page.next, fetchPage, (items) => list.addRows(rows(items)))]
        : element('p', { class: 'quiet' }, t('contests.noSubmissions')),
    );
  });
}

function columns({ mine }) {
  return [
    { title: t('attempts.sent') },
    ...(mine ? [{ title: t('players.player') }] : []),
    { title: t('contests.puzzle') },
    { title: t('attempts.verdict') },
  ];
}

function row(contest, { id, player, puzzle, verdict, submittedAt }) {
  const known = contest.puzzles.find(({ slug }) => slug === puzzle);
  return [
    link(`#/submissions/${id}`, shortTime(submittedAt)),
    ...(contest.mine ? [player ? playerLink(player) : t('contests.gone')] : []),
    known ? `${known.label} · ${known.title}` : puzzle,
    verdict ? badge(verdict) : t('attempts.waiting'),
  ];
}

function finding({ id }, player) {
  const name = element('input', { type: 'search', value: player ?? '', autocapitalize: 'off' });
  function submit(event) {
    event.preventDefault();
    location.hash = address(contestAddress(id, 'submissions'), { player: name.value.trim() });
  }
  return element(
    'form',
    { class: 'filters finding', submit },
    element('label', { class: 'wide' }, t('players.findPlayer'), name),
    element('button', {}, t('players.find')),
  );
}
