import { get } from '../base/api.js';
import { confirmed } from '../base/dialog.js';
import { moment, number, t } from '../base/language.js';
import { millis } from '../base/page.js';
import { current } from '../base/session.js';
import { h, link, live, notice, paged, shortTime, table, workingButton } from '../base/view.js';
import { goLogIn } from '../people/account.js';
import { ownSubmissions, sourceOf } from '../publications/own-solution.js';
import { puzzleAddress, puzzleHead } from '../puzzle/addresses.js';
import { draftOf, keepDraft } from '../puzzle/drafts.js';
import { badge } from '../result/verdicts.js';
import { sourceDiff } from './diff-view.js';

/** The player's own submissions of a puzzle: any two as a diff, and any one back into the editor. */
export async function attemptsPage({ parameters: [slug], signal, update, isTab }) {
  if (!current()) {
    goLogIn('needed');
  }
  const puzzle = await get(`/api/puzzles/${encodeURIComponent(slug)}`, signal);
  const fetchPage = (after) => ownSubmissions(slug, {}, after, signal);
  const list = paged(await fetchPage(null), fetchPage, update);
  const comparing = comparison(update);
  const row = (one) => {
    const when = moment(one.submittedAt, true);
    const restore = () => restored(one, puzzle, list.items[0], signal);
    return [
      comparing.box(one, t('attempts.compareThis', { time: when })),
      link(`#/submissions/${one.id}`, shortTime(one.submittedAt)),
      one.verdict ? badge(one.verdict) : t('attempts.waiting'),
      one.cases ? `${number(one.cases.passed)} / ${number(one.cases.total)}` : '–',
      one.usage ? number(one.usage.steps) : '–',
      one.usage ? millis(one.usage.cpuMillis) : '–',
      workingButton(t('attempts.edit'), restore, {
        kind: 'small',
        label: t('attempts.editThis', { time: when }),
      }),
    ];
  };
  const some = () =>
    h`<p class="quiet">${t('attempts.choose')}</p>
      ${table(t('attempts.caption'), columns(), list.items.map(row))}
      ${list.more()}
      <div aria-live="polite">${comparing.difference()}</div>`;
  return () =>
    h`<div class="narrow">
      ${puzzleHead(slug, t('attempts.title', { puzzle: puzzle.title }), isTab)}
      ${list.items.length > 0 ? some() : h`<p>${t('attempts.none')}</p>`}
    </div>`;
}

function columns() {
  const measures = ['tests', 'steps', 'time'];
  return [
    ...['compare', 'sent', 'verdict'].map((name) => ({ title: t(`attempts.${name}`) })),
    ...measures.map((name) => ({ title: t(`attempts.${name}`), class: 'number wide-only' })),
    { title: t('attempts.again') },
  ];
}

/** Takes an attempt back into the editor. A draft that was never sent is only replaced if the player agrees. */
async function restored({ id }, { slug, starter }, newest, signal) {
  const source = await sourceOf(id);
  const draft = draftOf(slug);
  const isSent = !draft || draft === source || draft === await sourceOf(newest.id);
  if (!signal.aborted && (isSent || await mayReplace())) {
    keepDraft(slug, source, starter);
    location.hash = puzzleAddress(slug);
  }
}

function mayReplace() {
  return confirmed({
    title: t('attempts.replaceTitle'),
    texts: [t('attempts.replaceText')],
    action: t('attempts.replace'),
  });
}

/** Boxes of which at most two are checked, and the difference of the two. */
function comparison(update) {
  let chosen = [];
  let difference = null;
  async function choose(one, isChosen) {
    const others = chosen.filter((other) => other !== one);
    const now = isChosen ? [...others.slice(0, 1), one] : others;
    chosen = now;
    difference = null;
    update();
    const found = now.length === 2 &&
      await differenceOf(now).catch(({ message }) => notice(message));
    // Another pair may have been chosen meanwhile.
    if (now === chosen) {
      difference = found;
      update();
    }
  }
  return {
    difference: () => difference,
    box: (one, label) =>
      h`<input
        type="checkbox"
        aria-label=${label}
        .checked=${live(chosen.includes(one))}
        @change=${({ target }) => choose(one, target.checked)}
      >`,
  };
}

async function differenceOf(pair) {
  const inOrder = pair.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const [older, newer] = await Promise.all(inOrder.map(({ id }) => sourceOf(id)));
  return await sourceDiff(older, newer);
}
