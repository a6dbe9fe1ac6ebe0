import { t } from '../../base/language.js';
import { element, notice } from '../../base/page.js';
import { rendered } from '../../base/rendered.js';
import { asHtml } from './checking.js';

/** A Markdown file as players see it: `{node, show(html of the statement)}`. */
export function markdownPreview(slug, path, work, signal) {
  const content = element('div', { class: 'statement' });
  let latest = 0;
  async function show(statementHtml) {
    const mine = ++latest;
    try {
      const html = path === 'statement.md'
        ? statementHtml
        : await asHtml(slug, work.body, work.files.get(path), signal);
      if (mine === latest && html !== null && html !== undefined) {
        rendered(content, html);
        // The page has its own title.
        for (const title of content.querySelectorAll('h1')) {
          title.replaceWith(element('h2', {}, ...title.childNodes));
        }
      }
    } catch (error) {
      if (!signal.aborted) {
        content.replaceChildren(notice(error.message));
      }
    }
  }
  return {
    node: element(
      'section',
      { class: 'preview', 'aria-label': t('desk.files.preview') },
      element('p', { class: 'quiet small' }, t('desk.files.preview')),
      content,
    ),
    show,
  };
}
