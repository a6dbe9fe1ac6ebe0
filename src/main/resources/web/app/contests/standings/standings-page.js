import { send } from '../../base/api.js';
import { moment, t } from '../../base/language.js';
import { saveAs } from '../../base/saving.js';
import { h, link, notice, workingButton } from '../../base/view.js';
import { contestAddress, contestApi } from '../addresses.js';
import { contestFrame } from '../contest/frame.js';
import { addressOf } from '../contest/overview.js';
import { liveStandings } from './live-standings.js';

/** The standings, which follow the contest. Organisers may see what the freeze hides. */
export function standingsPage(visit) {
  return contestFrame(visit, 'standings', async (contest, live) => {
    const { id, mine } = contest;
    const unfrozen = mine && visit.query.get('view') === 'unfrozen';
    const standings = await liveStandings(contest, live, visit, {
      unfrozen,
      addressOf: (slug) => addressOf(contest, slug),
    });
    return () => {
      const nobody = standings.now().rows.length === 0;
      return h`<div>
        ${freezing(standings.now(), unfrozen)}
        <p class="links">
          ${link(contestAddress(id, 'projector'), t('contests.projector'))}
          ${mine && organiserLinks(contest, unfrozen)}
        </p>
        ${nobody && h`<p class="quiet">${t('contests.nobody')}</p>`}
        ${standings.draw()} ${!nobody && legend(contest)}
      </div>`;
    };
  });
}

function freezing({ frozen, frozenAt }, unfrozen) {
  if (unfrozen) {
    return notice(t('contests.unfrozenView'), 'hint');
  }
  const text = frozen && t('contests.frozenSince', { time: moment(frozenAt) });
  return frozen && h`<p class="notice frozen" role="status">${text}</p>`;
}

function organiserLinks({ id, frozen }, unfrozen) {
  const path = contestApi(id, unfrozen ? '/standings?unfrozen=true' : '/standings');
  const file = (kind, accept) =>
    download(t(`contests.download.${kind}`), { path, name: `standings-${id}.${kind}`, accept });
  const page = contestAddress(id, 'standings');
  const other = unfrozen
    ? link(page, t('contests.asPlayersSee'))
    : frozen && link(`${page}?view=unfrozen`, t('contests.showHidden'));
  return h`${other} ${file('csv', 'text/csv')} ${file('json', 'application/json')}`;
}

/** What the signs mean. */
function legend({ scoring }) {
  const sign = (kind, text, meaning) =>
    h`<span><span class="cell ${kind}" aria-hidden="true">${text}</span> ${meaning}</span>`;
  return h`<p class="standings-legend quiet small">
    ${sign('solved first', '+ ★', t('contests.legend.first'))}
    ${sign('solved', '+2', t('contests.legend.solved'))}
    ${sign('failed', '−2', t('contests.legend.failed'))}
    ${sign('pending', '?1', t('contests.legend.pending'))}
    <span>${t(`contests.legend.${scoring}`)}</span>
  </p>`;
}

/** A button that saves what a call answers, in a format such as "text/csv". */
export function download(text, { path, name, accept }) {
  const save = async () => {
    const response = await send('GET', path, { headers: { Accept: accept } });
    saveAs(name, await response.blob());
  };
  return workingButton(text, save, { kind: 'small' });
}
