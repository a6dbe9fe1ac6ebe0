import { address } from '../../base/api.js';
import { field, inLine } from '../../base/form.js';
import { t } from '../../base/language.js';
import { h, link, listing, shortTime } from '../../base/view.js';
import { playerLink } from '../../people/players.js';
import { badge } from '../../result/verdicts.js';
import { contestAddress, contestApi, pagesOf } from '../calls.js';
import { contestFrame } from './frame.js';

/** The submissions of a contest: the own ones, and for organisers all, or those of one player. */
export function submissionsPage(visit) {
  const { signal, query, update } = visit;
  return contestFrame(visit, 'submissions', async (contest) => {
    const { id, mine, puzzles } = contest;
    const player = query.get('player');
    const sent = (one) => link(`#/submissions/${one.id}`, shortTime(one.submittedAt));
    const who = (one) => one.player ? playerLink(one.player) : t('contests.gone');
    const what = (one) => {
      const known = puzzles.find(({ slug }) => slug === one.puzzle);
      return known ? `${known.label} · ${known.title}` : one.puzzle;
    };
    const result = ({ verdict }) => verdict ? badge(verdict) : t('attempts.waiting');
    const columns = [
      { title: t('attempts.sent'), cell: sent },
      ...(mine ? [{ title: t('players.player'), cell: who }] : []),
      { title: t('contests.puzzle'), cell: what },
      { title: t('attempts.verdict'), cell: result },
    ];
    const list = await listing(
      { caption: t('contests.tab.submissions'), columns, none: t('contests.noSubmissions') },
      pagesOf(contestApi(id, 'submissions'), { player }, signal),
      update,
    );
    return () => h`${mine && finding(id, player)} ${list()}`;
  });
}

function finding(id, player) {
  const name = { type: 'search', value: player, autocapitalize: 'off', required: false };
  return inLine(t('players.find'), [field('player', t('players.findPlayer'), name)], (given) => {
    location.hash = address(contestAddress(id, 'submissions'), { player: given.player.trim() });
  });
}
