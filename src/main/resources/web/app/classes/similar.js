import { address, get } from '../base/api.js';
import { choice, inLine } from '../base/form.js';
import { t } from '../base/language.js';
import { h } from '../base/view.js';
import { comparison, percent, thresholdField, thresholdOf } from '../result/side-by-side.js';
import { classAddress, classApi } from './frame.js';

/** Pairs of members whose solutions of an assigned puzzle are similar, for the teacher. */
export async function similarTab(shown, { query, signal }) {
  const options = Object.fromEntries(
    shown.assignments.flatMap(({ id, title, puzzles }) =>
      puzzles.map((puzzle) => [`${id} ${puzzle.slug}`, `${title}: ${puzzle.title}`])
    ),
  );
  const chosen = query.get('of') ?? Object.keys(options)[0];
  if (!chosen) {
    return h`<p>${t('classes.noAssignments')}</p>`;
  }
  const threshold = thresholdOf(query);
  const [assignment, puzzle] = chosen.split(' ');
  const path = classApi(shown, 'similar');
  const { items } = await get(address(path, { assignment, puzzle, threshold }), signal);
  const fields = [
    choice('of', t('classes.puzzle'), options, chosen),
    thresholdField(threshold),
  ];
  const find = (wanted) => {
    location.hash = address(classAddress(shown, 'similar'), wanted);
  };
  return h`<p class="quiet">${t('classes.similarWhy')}</p>
    ${inLine(t('classes.find'), fields, find)}
    ${items.length === 0 && h`<p>${t('similar.none')}</p>`}
    ${items.map((pair) => pairOf(pair, path))}`;
}

function pairOf({ similarity, left, right }, path) {
  const names = { left: left.player, right: right.player, share: percent(similarity) };
  const fetchPair = () => get(`${path}/${left.submission}/${right.submission}`);
  return h`<section>
    <h2>${t('classes.pair', names)}</h2>
    ${comparison([], fetchPair)}
  </section>`;
}
