import { until } from 'lit-html/directives/until.js';
import { get } from '../base/api.js';
import { confirmed } from '../base/dialog.js';
import { millis, moment, number, t } from '../base/language.js';
import { h, link, listing, live, notice, shortTime, workingButton } from '../base/view.js';
import { ownSubmissions, sourceOf } from '../publications/own-solution.js';
import { puzzleAddress, puzzleHead } from '../puzzle/addresses.js';
import { draftOf, keepDraft } from '../puzzle/drafts.js';
import { chooseLanguage } from '../puzzle/programming.js';
import { badge } from '../result/verdicts.js';
import { sourceDiff } from './diff-view.js';

/** The player's own submissions of a puzzle: any two as a diff, and any one back into the editor. */
export async function attemptsPage({ parameters: [slug], signal, update, isTab }) {
  const puzzle = await get(`/api/puzzles/${encodeURIComponent(slug)}`, signal);
  const comparing = comparison(update);
  let newest = null;
  async function fetchPage(after) {
    const page = await ownSubmissions(slug, {}, after, signal);
    newest ??= page.items[0];
    return page;
  }
  const edit = (one) => {
    const label = t('attempts.editThis', { time: moment(one.submittedAt, true) });
    const restore = () => restored(one, puzzle, newest, signal);
    return workingButton(t('attempts.edit'), restore, { kind: 'small', label });
  };
  const column = (name, cell) => ({ title: t(`attempts.${name}`), cell });
  const measure = (name, cell) => ({
    ...column(name, (one) => cell(one) ?? '–'),
    class: 'number wide-only',
  });
  const columns = [
    column('compare', comparing.box),
    column('sent', (one) => link(`#/submissions/${one.id}`, shortTime(one.submittedAt))),
    column('verdict', ({ verdict }) => verdict ? badge(verdict) : t('attempts.waiting')),
    measure('tests', ({ cases }) => cases && `${number(cases.passed)} / ${number(cases.total)}`),
    measure('steps', ({ usage }) => usage && number(usage.steps)),
    measure('time', ({ usage }) => usage && millis(usage.cpuMillis)),
    column('again', edit),
  ];
  const [caption, none] = [t('attempts.caption'), t('attempts.none')];
  const list = await listing({ caption, none, columns }, fetchPage, update);
  return () =>
    h`<div class="narrow">
      ${puzzleHead(slug, t('attempts.title', { puzzle: puzzle.title }), isTab)}
      ${newest && h`<p class="quiet">${t('attempts.choose')}</p>`}
      ${list()}
      <div aria-live="polite">${comparing.difference()}</div>
    </div>`;
}

/** Takes an attempt back into the editor. A draft that was never sent is only replaced if the player agrees. */
async function restored({ id, language }, puzzle, newest, signal) {
  const { slug } = puzzle;
  const source = await sourceOf(id);
  const draft = draftOf(slug, language);
  const isSent = !draft || draft === source || draft === await sourceOf(newest.id);
  const replacing = {
    title: t('attempts.replaceTitle'),
    texts: [t('attempts.replaceText')],
    action: t('attempts.replace'),
  };
  if (!signal.aborted && (isSent || await confirmed(replacing))) {
    keepDraft(puzzle, source, language);
    chooseLanguage(puzzle, language);
    location.hash = puzzleAddress(slug);
  }
}

/** Boxes of which at most two are checked, and the difference of the two. */
function comparison(update) {
  let chosen = [];
  let difference = null;
  function choose(one, isChosen) {
    const others = chosen.filter((other) => other !== one);
    chosen = isChosen ? [...others.slice(0, 1), one] : others;
    difference = chosen.length === 2 &&
      until(differenceOf(chosen).catch(({ message }) => notice(message)), null);
    update();
  }
  return {
    difference: () => difference,
    box: (one) =>
      h`<input
        type="checkbox"
        aria-label=${t('attempts.compareThis', { time: moment(one.submittedAt, true) })}
        .checked=${live(chosen.includes(one))}
        @change=${({ target }) => choose(one, target.checked)}
      >`,
  };
}

async function differenceOf(pair) {
  const [older, newer] = pair.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return await sourceDiff(await sourceOf(older.id), await sourceOf(newer.id));
}
