import { get } from '../base/api.js';
import { t } from '../base/language.js';
import {
  count,
  element,
  link,
  millis,
  moreButton,
  notice,
  shortTime,
  table,
} from '../base/page.js';
import { current } from '../base/session.js';
import { goLogIn } from '../people/account.js';
import { badge } from '../result/verdicts.js';
import { puzzleAddress, puzzleHead } from '../puzzle/addresses.js';
import { sourceDiff } from './diff-view.js';
import { draftOf, keepDraft } from '../puzzle/drafts.js';
import { ownSubmissions, sourceOf } from '../publications/own-solution.js';
import { confirmed } from '../base/confirming.js';

function columns() {
  return [
    { title: t('attempts.compare') },
    { title: t('attempts.sent') },
    { title: t('attempts.verdict') },
    { title: t('attempts.tests'), class: 'number wide-only' },
    { title: t('attempts.steps'), class: 'number wide-only' },
    { title: t('attempts.time'), class: 'number wide-only' },
    { title: t('attempts.again') },
  ];
}

/** The player's own submissions of a puzzle: any two as a diff, and any one back into the editor. */
export async function attemptsPage({ parameters: [slug], signal, isTab }) {
  if (!current()) {
    goLogIn('needed');
  }
  const puzzle = await get(`/api/puzzles/${encodeURIComponent(slug)}`, signal);
  const fetchPage = (after) => ownSubmissions(slug, {}, after, signal);
  const page = await fetchPage(null);
  const comparing = comparison();
  const newest = page.items[0]?.id;
  const rows = (items) => items.map((one) => row(one, puzzle, newest, comparing, signal));
  const list = table(t('attempts.caption'), columns(), rows(page.items));
  return element(
    'div',
    { class: 'narrow' },
    puzzleHead(slug, t('attempts.title', { puzzle: puzzle.title }), isTab),
    page.items.length > 0
      ? [
        element('p', { class: 'quiet' }, t('attempts.choose')),
        list.node,
        moreButton(page.next, fetchPage, (items) => list.addRows(rows(items))),
      ]
      : element('p', {}, t('attempts.none')),
    comparing.node,
  );
}

function row(one, puzzle, newest, comparing, signal) {
  const sent = shortTime(one.submittedAt);
  const label = t('attempts.compareThis', { time: sent.textContent });
  return [
    comparing.box(one, label),
    link(`#/submissions/${one.id}`, sent),
    one.verdict ? badge(one.verdict) : t('attempts.waiting'),
    one.cases ? `${count(one.cases.passed)} / ${count(one.cases.total)}` : '–',
    one.usage ? count(one.usage.steps) : '–',
    one.usage ? millis(one.usage.cpuMillis) : '–',
    restoring(one, puzzle, newest, sent.textContent, signal),
  ];
}

function restoring({ id }, { slug, starter }, newest, when, signal) {
  const button = element(
    'button',
    { type: 'button', class: 'small', 'aria-label': t('attempts.editThis', { time: when }), click },
    t('attempts.edit'),
  );
  async function click() {
    button.disabled = true;
    try {
      const source = await sourceOf(id);
      const draft = draftOf(slug);
      const isSent = !draft || draft === source || draft === await sourceOf(newest);
      if (!signal.aborted && (isSent || await mayReplace())) {
        keepDraft(slug, source, starter);
        location.hash = puzzleAddress(slug);
        return;
      }
      button.disabled = false;
    } catch (problem) {
      button.after(notice(problem.message));
      button.disabled = false;
    }
  }
  return button;
}

function mayReplace() {
  return confirmed({
    title: t('attempts.replaceTitle'),
    texts: [t('attempts.replaceText')],
    action: t('attempts.replace'),
  });
}

/** Boxes of which at most two are checked, and the difference of the two. */
function comparison() {
  const node = element('div', { 'aria-live': 'polite' });
  let chosen = [];
  async function choose(one, box) {
    chosen = chosen.filter((other) => other.one !== one);
    if (box.checked) {
      chosen.slice(1).forEach((other) => (other.box.checked = false));
      chosen = [...chosen.slice(0, 1), { one, box }];
    }
    node.replaceChildren();
    if (chosen.length === 2) {
      await show();
    }
  }
  async function show() {
    const pair = chosen;
    const [older, newer] = pair.map(({ one }) => one).toSorted((a, b) => (a.id < b.id ? -1 : 1));
    try {
      const [a, b] = await Promise.all(
        [older, newer].map(({ id }) => get(`/api/submissions/${id}`)),
      );
      tell(pair, await sourceDiff(a.source, b.source));
    } catch (problem) {
      tell(pair, notice(problem.message));
    }
  }
  /** Shows what is said of a pair, unless another one has been chosen meanwhile. */
  function tell(pair, said) {
    if (pair === chosen) {
      node.replaceChildren(said);
    }
  }
  return {
    node,
    box(one, label) {
      const box = element('input', {
        type: 'checkbox',
        'aria-label': label,
        change: () => choose(one, box),
      });
      return box;
    },
  };
}
