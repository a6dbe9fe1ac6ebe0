import { get } from '../base/api.js';
import { t } from '../base/language.js';
import { element, notice } from '../base/page.js';
import { deskAddress, puzzleApi } from './addresses.js';
import { dropZone } from './dropping.js';
import { faultItems } from './faults.js';
import { confirmed } from '../base/confirming.js';
import { keepNew, keptEdits } from './bundle/kept.js';
import { SLUG_PATTERN, slugOf } from './bundle/paths.js';
import { work } from './tasks/working.js';

/** The ways to a new puzzle: a template, a folder or a zip. */
export function creating(known, signal) {
  const slug = element('input', {
    name: 'slug',
    required: true,
    pattern: SLUG_PATTERN,
    maxlength: '60',
    autocomplete: 'off',
    spellcheck: 'false',
    'aria-describedby': 'slug-rule',
    input: () => (slug.dataset.written = 'true'),
  });
  const template = element('select', { name: 'template' });
  const problem = element('div', { 'aria-live': 'polite' });
  const say = (...nodes) => problem.replaceChildren(...nodes);
  const templates = get('/api/author/templates', signal).then((found) => {
    const items = found.items ?? found;
    template.append(
      ...items.map(({ name, title }) => element('option', { value: name }, title)),
    );
    return items;
  });
  templates.catch((error) => signal.aborted || say(notice(error.message)));

  async function create(event) {
    event.preventDefault();
    say();
    if (known.has(slug.value)) {
      say(notice(t('desk.new.known', { slug: slug.value })));
      return;
    }
    try {
      const { files } = (await templates).find(({ name }) => name === template.value);
      await begin(slug.value, { files, binary: {} });
    } catch (error) {
      say(notice(error.message));
    }
  }

  /** Opens new files. Edits that are only in this browser are replaced only if the author agrees. */
  async function begin(name, content) {
    const isFree = !keptEdits(name) || await confirmed({
      title: t('desk.new.replaceTitle', { slug: name }),
      texts: [t('desk.new.replaceText')],
      action: t('desk.new.replace'),
    });
    if (isFree) {
      keepNew(name, content);
      location.hash = deskAddress(name);
    }
  }

  /** A zip goes to the server as it is; a folder is opened in the page. */
  async function take({ name, zip, content }) {
    if (!slug.dataset.written) {
      slug.value = slugOf(name);
    }
    say();
    if (!slug.reportValidity()) {
      return;
    }
    if (content) {
      await begin(slug.value, content);
      return;
    }
    say(element('p', { role: 'status' }, t('desk.new.sending')));
    try {
      const headers = { 'Content-Type': 'application/zip' };
      await work('PUT', puzzleApi(slug.value), { body: zip, headers, signal });
      location.hash = deskAddress(slug.value);
    } catch (error) {
      const faults = error.violations ?? [];
      say(notice(error.message), faults.length > 0 ? faultItems(faults) : '');
    }
  }

  return element(
    'section',
    {},
    element('h2', {}, t('desk.new.title')),
    element(
      'form',
      { class: 'desk-new', submit: create },
      element('label', {}, t('desk.new.slug'), slug),
      element('label', {}, t('desk.new.template'), template),
      element('button', { class: 'main' }, t('desk.new.create')),
    ),
    element('p', { id: 'slug-rule', class: 'quiet small' }, t('desk.new.slugRule')),
    dropZone({ text: t('desk.new.drop'), zips: true, folders: true, take, fail: say, signal }),
    problem,
  );
}
