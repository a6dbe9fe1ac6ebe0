import { address, get } from '../base/api.js';
import { t } from '../base/language.js';
import { action, element } from '../base/page.js';
import { actionForm, choice } from '../console/action.js';
import { percent, sideBySide, THRESHOLDS, thresholds } from '../result/side-by-side.js';
import { classAddress } from './frame.js';

/** Pairs of members whose solutions of an assigned puzzle are similar, for the teacher. */
export async function similarTab(shown, { query, signal }) {
  const options = Object.fromEntries(
    shown.assignments.flatMap(({ id, title, puzzles }) =>
      puzzles.map((puzzle) => [`${id} ${puzzle.slug}`, `${title}: ${puzzle.title}`])
    ),
  );
  const wanted = `${query.get('assignment')} ${query.get('puzzle')}`;
  const chosen = Object.hasOwn(options, wanted) ? wanted : Object.keys(options)[0];
  if (!chosen) {
    return element('p', {}, t('classes.noAssignments'));
  }
  const threshold = THRESHOLDS.includes(query.get('threshold')) ? query.get('threshold') : '0.8';
  const [assignment, puzzle] = chosen.split(' ');
  const path = `/api/classes/${shown.id}/similar`;
  const { items } = await get(address(path, { assignment, puzzle, threshold }), signal);
  return element(
    'div',
    {},
    element('p', { class: 'quiet' }, t('classes.similarWhy')),
    actionForm(
      t('classes.find'),
      [
        choice(t('classes.puzzle'), 'puzzle', options, chosen),
        choice(
          t('classes.threshold'),
          'threshold',
          thresholds(),
          threshold,
        ),
      ],
      (form) => {
        const [id, slug] = form.puzzle.split(' ');
        location.hash = address(classAddress(shown, 'similar'), {
          assignment: id,
          puzzle: slug,
          threshold: form.threshold,
        });
      },
    ),
    items.length === 0
      ? element('p', {}, t('classes.noneSimilar'))
      : items.map((pair) => pairOf(pair, path)),
  );
}

function pairOf({ similarity, left, right }, path) {
  const place = element('div');
  const message = element('div');
  const compare = action(t('classes.compare'), message, async () => {
    const evidence = await get(`${path}/${left.submission}/${right.submission}`);
    place.replaceChildren(sideBySide(evidence, texts(evidence)));
  });
  return element(
    'section',
    {},
    element(
      'h2',
      {},
      t('classes.pair', { left: left.player, right: right.player, share: percent(similarity) }),
    ),
    compare,
    message,
    place,
  );
}

function texts({ matches }) {
  return {
    matches: t('classes.matches', { n: matches.length }),
    match: t('classes.match'),
    line: t('classes.line'),
    gone: '',
  };
}
