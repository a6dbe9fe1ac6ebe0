import { get } from '../base/api.js';
import { t } from '../base/language.js';
import { element, link, tabs } from '../base/page.js';
import { DESK, deskAddress, puzzleApi, versionApi } from './addresses.js';
import { stateBadge } from './states.js';

const TABS = ['', 'report', 'preview', 'versions', 'rejudging', 'statistics', 'failures'];

/**
 * A puzzle of the author: `{slug, title, versions, newest, published}`, the versions newest first. A
 * puzzle that was never stored has no versions.
 */
export async function loadPuzzle(slug, signal) {
  const versions = await versionsOf(slug, signal);
  const newest = versions[0] && await get(versionApi(slug, versions[0].version), signal);
  const published = versions.find(({ state }) => state === 'PUBLISHED');
  return { slug, title: newest?.title ?? slug, versions, newest, published };
}

async function versionsOf(slug, signal) {
  try {
    const { items } = await get(puzzleApi(slug, '/versions?limit=100'), signal);
    return items;
  } catch (error) {
    if (error.status === 404) {
      return [];
    }
    throw error;
  }
}

/** A page of a puzzle below its head. */
export function puzzleFrame(puzzle, tab, ...content) {
  return element('div', { class: 'desk' }, puzzleHead(puzzle, tab), ...content);
}

/** The title of a puzzle, its state, and the links to its pages. */
export function puzzleHead({ slug, title, versions, published }, tab) {
  const name = (page) => t(`desk.tab.${page || 'files'}`);
  return element(
    'div',
    { class: 'puzzle-head' },
    element('p', { class: 'small' }, link(DESK, t('desk.back'))),
    element(
      'h1',
      { tabindex: '-1' },
      title,
      ' ',
      element('span', { class: 'quiet small' }, name(tab)),
    ),
    element(
      'p',
      { class: 'facts' },
      element('code', {}, slug),
      versions.length > 0
        ? [t('desk.newest', { version: versions[0].version }), stateBadge(versions[0].state)]
        : t('desk.neverStored'),
      published && published !== versions[0]
        ? t('desk.players', { version: published.version })
        : null,
    ),
    versions.length > 0
      ? tabs(
        t('desk.pages'),
        TABS.map((page) => ({
          href: deskAddress(slug, page),
          text: name(page),
          current: page === tab,
        })),
      )
      : null,
  );
}
