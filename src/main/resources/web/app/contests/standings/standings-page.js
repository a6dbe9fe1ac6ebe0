import { moment, t } from '../../base/language.js';
import { element, link, notice } from '../../base/page.js';
import { contestAddress, contestApi } from '../addresses.js';
import { contestFrame } from '../contest/frame.js';
import { addressOf } from '../contest/overview.js';
import { download } from './downloads.js';
import { liveStandings } from './live-standings.js';

/** The standings, which follow the contest. Organisers may see what the freeze hides. */
export function standingsPage(visit) {
  const { query, signal } = visit;
  return contestFrame(visit, 'standings', async (contest, live) => {
    const unfrozen = contest.mine && query.get('view') === 'unfrozen';
    const { node, standings, table } = await liveStandings(contest, live, signal, {
      unfrozen,
      addressOf: (slug) => addressOf(contest, slug),
    });
    const none = table.rows().length === 0;
    return element(
      'div',
      {},
      freezing(standings(), unfrozen),
      element(
        'p',
        { class: 'links' },
        link(contestAddress(contest.id, 'projector'), t('contests.projector')),
        contest.mine ? organiserLinks(contest, unfrozen) : null,
      ),
      none ? element('p', { class: 'quiet' }, t('contests.nobody')) : null,
      node,
      none ? null : legend(contest),
    );
  });
}

function freezing({ frozen, frozenAt }, unfrozen) {
  if (unfrozen) {
    return notice(t('contests.unfrozenView'), 'hint');
  }
  if (!frozen) {
    return null;
  }
  const text = frozenAt
    ? t('contests.frozenSince', { time: moment(frozenAt) })
    : t('contests.frozen');
  return element('p', { class: 'notice frozen', role: 'status' }, text);
}

function organiserLinks({ id, frozen }, unfrozen) {
  const path = contestApi(id, unfrozen ? '/standings?unfrozen=true' : '/standings');
  const file = (kind, accept) =>
    download(t(`contests.download.${kind}`), { path, name: `standings-${id}.${kind}`, accept });
  const page = contestAddress(id, 'standings');
  return [
    unfrozen
      ? link(page, t('contests.asPlayersSee'))
      : frozen
      ? link(`${page}?view=unfrozen`, t('contests.showHidden'))
      : null,
    file('csv', 'text/csv'),
    file('json', 'application/json'),
  ];
}

/** What the signs mean. */
function legend({ scoring }) {
  const sign = (kind, text, meaning) =>
    element(
      'span',
      {},
      element('span', { class: `cell ${kind}`, 'aria-hidden': 'true' }, text),
      ' ',
      meaning,
    );
  return element(
    'p',
    { class: 'standings-legend quiet small' },
    sign('solved first', '+ ★', t('contests.legend.first')),
    sign('solved', '+2', t('contests.legend.solved')),
    sign('failed', '−2', t('contests.legend.failed')),
    sign('pending', '?1', t('contests.legend.pending')),
    element('span', {}, t(`contests.legend.${scoring}`)),
  );
}
