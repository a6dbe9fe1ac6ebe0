import { address, post } from '../../base/api.js';
import { moment, t } from '../../base/language.js';
import { onKeys } from '../../base/shortcuts.js';
import { h, link, notice, workingButton } from '../../base/view.js';
import { contestAddress, contestApi, download } from '../calls.js';
import { contestFrame } from '../contest/frame.js';
import { liveStandings } from './live-standings.js';

const SIGNS = { first: '+ ★', solved: '+2', failed: '−2', pending: '?1' };

/** The standings, which follow the contest. Organisers may see what the freeze hides. */
export const standingsPage = (visit) => standings(visit);

/** The standings for a projector: large, without the page's navigation, which the styles hide. */
export const projectorPage = (visit) => standings(visit, 'projector');

/** The same with the steps of the unfreezing, for the organiser. All who watch see each step. */
export const ceremonyPage = (visit) => standings(visit, 'ceremony');

function standings(visit, stage) {
  return contestFrame(visit, 'standings', async (contest, live) => {
    const { id, mine } = contest;
    const unfrozen = mine && visit.query.get('view') === 'unfrozen';
    const shown = await liveStandings(contest, live, visit, unfrozen);
    const unfreezing = stage === 'ceremony' && mine && ceremony(contest, live, visit.signal);
    const links = () =>
      stage
        ? link(contestAddress(id, 'standings'), t('contests.leaveStage'))
        : h`${link(contestAddress(id, 'projector'), t('contests.projector'))}
          ${mine && organiserLinks(contest, unfrozen)}`;
    return () => {
      const nobody = shown.now().rows.length === 0;
      const hidden = shown.hidden();
      return h`<div class=${stage && 'stage'}>
        ${freezing(shown.now(), unfrozen)}
        <p class="links">${links()}</p>
        ${nobody && h`<p class="quiet">${t('contests.nobody')}</p>`}
        ${unfreezing && unfreezing(hidden.length)}
        ${shown.draw(unfreezing && hidden[0])}
        ${!nobody && !stage && legend(contest)}
      </div>`;
    };
  });
}

function freezing({ frozen, frozenAt }, unfrozen) {
  if (unfrozen) {
    return notice(t('contests.unfrozenView'), 'hint');
  }
  const text = () => t('contests.frozenSince', { time: moment(frozenAt) });
  return frozen && h`<p class="notice frozen" role="status">${text()}</p>`;
}

function organiserLinks({ id, frozen }, unfrozen) {
  const path = address(contestApi(id, 'standings'), { unfrozen });
  const csv = download(t('contests.download.csv'), path, `standings-${id}.csv`, 'text/csv');
  const page = contestAddress(id, 'standings');
  const other = unfrozen
    ? link(page, t('contests.asPlayersSee'))
    : frozen && link(`${page}?view=unfrozen`, t('contests.showHidden'));
  return h`${other} ${csv}`;
}

/** What the signs mean. */
function legend({ scoring }) {
  const sign = ([kind, text]) =>
    h`<span>
      <span class="cell ${kind}" aria-hidden="true">${text}</span> ${t(`contests.legend.${kind}`)}
    </span>`;
  return h`<p class="standings-legend quiet small">
    ${Object.entries(SIGNS).map(sign)}
    <span>${t(`contests.legend.${scoring}`)}</span>
  </p>`;
}

/** The buttons of the unfreezing; → presses the first. */
function ceremony({ id, state, unfrozen }, live, signal) {
  let playing;
  // The step itself arrives on the stream, here as for everybody; the standings have played it before.
  live.on('unfreezing', () => playing?.resolve());
  async function step(all) {
    playing = Promise.withResolvers();
    const { step } = await post(contestApi(id, 'unfreezing'), { all });
    if (step) {
      await playing.promise;
    }
  }
  const press = () => {
    const button = document.querySelector('.ceremony .main');
    button?.focus();
    button?.click();
  };
  onKeys({ ArrowRight: press }, signal);
  const buttons = (left) =>
    h`${workingButton(t('contests.ceremony.next'), () => step(false), { kind: 'main' })}
      ${workingButton(t('contests.ceremony.all'), () => step(true))}
      <span class="quiet">${t('contests.ceremony.remaining', { n: left })}</span>
      <span class="quiet small">${t('contests.ceremony.keys')}</span>`;
  const content = (left) => {
    if (state !== 'ENDED') {
      return notice(t('contests.ceremony.tooEarly'), 'hint');
    }
    return unfrozen ? notice(t('contests.ceremony.done'), 'hint') : buttons(left);
  };
  return (left) => h`<div class="buttons ceremony">${content(left)}</div>`;
}
