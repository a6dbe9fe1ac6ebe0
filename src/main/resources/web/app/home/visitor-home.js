import { t } from '../base/language.js';
import { h, link } from '../base/view.js';
import { illustration } from '../base/drawings.js';
import { puzzleAddress } from '../puzzle/addresses.js';
import { suggestion } from './catalogue.js';

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

/** What this is, one button to the first puzzle, and how a solution looks. */
export async function visitorHome(catalogued) {
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
