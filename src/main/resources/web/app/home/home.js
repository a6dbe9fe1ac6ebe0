import { illustration } from '../base/drawings.js';
import { t } from '../base/language.js';
import { current } from '../base/api.js';
import { h, link } from '../base/view.js';
import { puzzleAddress } from '../puzzle/addresses.js';
import { catalogue, suggestion } from './catalogue.js';
import { stationMap } from './map.js';
import { playerHome } from './player-home.js';

/** A solution, and its words that an editor colours. */
const SOLUTION = `def longest_run(numbers):
    best = run = 0
    before = None
    for number in numbers:
        run = run + 1 if number == before else 1
        best = max(best, run)
        before = number
    return best`;
const KEYWORDS = /\b(def|for|in|if|else|return|None)\b/;

/** The first page: for a player who comes back, or for a visitor; and the map. */
export async function homePage(visit) {
  const catalogued = catalogue(visit.signal);
  const { lead, begun } = await (current() ? playerHome : visitorHome)(catalogued, visit);
  const next = begun ?? suggestion(await catalogued);
  return h`<div class="home">
    ${lead}
    <div class="map-head"><h2>${t('map.title')}</h2>${link('#/puzzles', t('map.asList'))}</div>
    ${stationMap(await catalogued, next)}
    ${current() && h`<p>${link('#/classes/join', t('inClass.join'))}</p>`}
  </div>`;
}

/** What this is, one button to the first puzzle, and how a solution looks. */
async function visitorHome(catalogued) {
  const all = await catalogued;
  const first = suggestion(all);
  const reason = (name) => h`<li>${t(`home.about.${name}`)}</li>`;
  const start = first &&
    h`<a class="action big" href=${puzzleAddress(first.slug)}>${t('home.start')}</a>`;
  const lead = h`<div class="hero">
      <div class="about">
        <h1 tabindex="-1">${t('home.title')}</h1>
        <p class="lead">${t('home.lead', { n: all.puzzles.length })}</p>
        <p class="actions">${start} ${link('#/register', t('frame.register'))}</p>
        <p class="quiet small">${t('home.noAccount')}</p>
        ${illustration('on')}
      </div>
      ${solutionPicture()}
    </div>
    <ul class="reasons">${['judged', 'ranked', 'read'].map(reason)}</ul>`;
  return { lead };
}

function solutionPicture() {
  const piece = (text, i) => i % 2 === 0 ? text : h`<span class="keyword">${text}</span>`;
  return h`<figure class="editor-picture" role="img" aria-label=${t('home.picture')}>
    <div class="window"><i></i><i></i><i></i>longest_run.py</div>
    <pre>${SOLUTION.split(KEYWORDS).map(piece)}</pre>
    <div class="outcome">
      <strong>✓ ${t('verdict.ACCEPTED')}</strong>
      <span>${t('result.of', { passed: 24, total: 24 })}</span>
      <span>${t('amounts.steps', { n: 1_204 })}</span>
      <span>${t('amounts.points', { n: 20 })}</span>
    </div>
  </figure>`;
}
