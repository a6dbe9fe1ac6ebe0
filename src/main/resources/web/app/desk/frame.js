import { get } from '../base/api.js';
import { t } from '../base/language.js';
import { h, link, tabs } from '../base/view.js';
import { DESK, deskAddress, puzzleApi, versionApi } from './addresses.js';
import { getOr, stateBadge } from './parts.js';

const TABS = ['', 'report', 'preview', 'versions', 'rejudging', 'statistics', 'failures'];

/**
 * A puzzle of the author: `{slug, title, versions, newest, published}`, the versions newest first. A
 * puzzle that was never stored has no versions.
 */
export async function loadPuzzle(slug, signal) {
  const path = puzzleApi(slug, '/versions?limit=100');
  const { items: versions } = await getOr({ items: [] }, path, signal);
  const newest = versions[0] && await get(versionApi(slug, versions[0].version), signal);
  const published = versions.find(({ state }) => state === 'PUBLISHED');
  return { slug, title: newest?.title ?? slug, versions, newest, published };
}

/** A page of a puzzle: its title, its state and the links to its pages, and below them the content. */
export function puzzleFrame({ slug, title, versions, published }, tab, content) {
  const [newest] = versions;
  const name = (page) => t(`desk.tab.${page || 'files'}`);
  const part = (page) => ({
    href: deskAddress(slug, page),
    text: name(page),
    current: page === tab,
  });
  const state = newest
    ? h`${t('desk.newest', { version: newest.version })} ${stateBadge(newest.state)}`
    : t('desk.neverStored');
  const seen = published && published !== newest &&
    t('desk.players', { version: published.version });
  return h`<div class="desk">
    <div class="puzzle-head">
      <p class="small">${link(DESK, t('desk.back'))}</p>
      <h1 tabindex="-1">${title} <span class="quiet small">${name(tab)}</span></h1>
      <p class="facts"><code>${slug}</code> ${state} ${seen}</p>
      ${newest && tabs(t('desk.pages'), TABS.map(part))}
    </div>
    ${content}
  </div>`;
}
