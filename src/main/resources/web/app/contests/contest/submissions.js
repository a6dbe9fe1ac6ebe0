import { address } from '../../base/api.js';
import { t } from '../../base/language.js';
import { current } from '../../base/session.js';
import { h, link, notice, paged, shortTime, table } from '../../base/view.js';
import { playerLink } from '../../people/players.js';
import { badge } from '../../result/verdicts.js';
import { contestAddress, contestApi } from '../addresses.js';
import { load } from '../loading.js';
import { contestFrame } from './frame.js';

/** The submissions of a contest: the own ones, and for organisers all, or those of one player. */
export function submissionsPage(visit) {
  const { signal, query, update } = visit;
  return contestFrame(visit, 'submissions', async (contest) => {
    const { id, mine, registered, puzzles } = contest;
    if (!current() || !(registered || mine)) {
      return () => notice(t('contests.onlyPlayersSubmit'), 'hint');
    }
    const player = mine ? query.get('player') : current().name;
    const fetchPage = (after) =>
      load(address(contestApi(id, '/submissions'), { player, limit: 100, after }), signal);
    const list = paged(await fetchPage(null), fetchPage, update);
    const columns = [
      { title: t('attempts.sent') },
      ...(mine ? [{ title: t('players.player') }] : []),
      { title: t('contests.puzzle') },
      { title: t('attempts.verdict') },
    ];
    const row = (one) => {
      const known = puzzles.find(({ slug }) => slug === one.puzzle);
      return [
        link(`#/submissions/${one.id}`, shortTime(one.submittedAt)),
        ...(mine ? [one.player ? playerLink(one.player) : t('contests.gone')] : []),
        known ? `${known.label} · ${known.title}` : one.puzzle,
        one.verdict ? badge(one.verdict) : t('attempts.waiting'),
      ];
    };
    const all = () => table(t('contests.tab.submissions'), columns, list.items.map(row));
    const none = h`<p class="quiet">${t('contests.noSubmissions')}</p>`;
    return () =>
      h`${mine && finding(id, player)} ${list.items.length > 0 ? all() : none} ${list.more()}`;
  });
}

function finding(id, player) {
  const submit = (event) => {
    event.preventDefault();
    const name = event.target.elements.player.value.trim();
    location.hash = address(contestAddress(id, 'submissions'), { player: name });
  };
  return h`<form class="filters finding" @submit=${submit}>
    <label class="wide">
      ${t('players.findPlayer')}
      <input type="search" name="player" .value=${player ?? ''} autocapitalize="off">
    </label>
    <button>${t('players.find')}</button>
  </form>`;
}
