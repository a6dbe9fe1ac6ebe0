import { html, nothing, render, svg } from 'lit-html';
import { AsyncDirective, directive } from 'lit-html/async-directive.js';
import { moment, t } from './language.js';

export { render };
export { guard } from 'lit-html/directives/guard.js';
export { keyed } from 'lit-html/directives/keyed.js';
export { live } from 'lit-html/directives/live.js';
export { ref } from 'lit-html/directives/ref.js';
export { repeat } from 'lit-html/directives/repeat.js';

/**
 * A template of Lit. Null, undefined and false leave out a child or an attribute. All text is inserted
 * as text, never as HTML. An attribute of several pieces, one of which is left out, is left out as a
 * whole; for a class there is `classes`.
 *
 * A part of a page with a state of its own is a function that is called once, keeps its state in
 * variables, and returns a function that draws its template. After a change it calls `update()` of the
 * visit, which draws the page again; Lit changes only what differs, so the focus stays.
 */
export function h(strings, ...values) {
  return html(strings, ...values.map(orNothing));
}

/** A template of parts of a drawing, inside the `<svg>` of an `h` template. */
export function s(strings, ...values) {
  return svg(strings, ...values.map(orNothing));
}

function orNothing(value) {
  return Array.isArray(value) ? value.map(orNothing) : value === false ? nothing : value ?? nothing;
}

/** The names of classes that are given, for an attribute. */
export function classes(...names) {
  return names.filter(Boolean).join(' ');
}

export function link(address, content) {
  return h`<a href=${address}>${content}</a>`;
}

/** A message in a box; `kind` is "problem" or "hint". */
export function notice(text, kind = 'problem') {
  const role = kind === 'problem' ? 'alert' : 'status';
  return h`<p class="notice ${kind}" role=${role}>${text}</p>`;
}

/** A moment; a short one is without the year, for narrow tables. */
export function time(text, short = false) {
  return h`<time datetime=${text}>${moment(text, short)}</time>`;
}

export const shortTime = (text) => time(text, true);

/** Links to parts, of which one is shown now; a part is `{href, text, current}`. */
export function tabs(label, parts) {
  const tab = ({ href, text, current }) =>
    h`<a href=${href} aria-current=${current && 'page'}>${text}</a>`;
  return h`<nav class="periods" aria-label=${label}>${parts.map(tab)}</nav>`;
}

/** A column of numbers for `table`. */
export function numeric(title, cell) {
  return { title, class: 'number', cell };
}

/** A column for `table` that a narrow window has no room for. */
export function wideOnly(title, cell) {
  return { title, class: 'wide-only', cell };
}

/** A table; a column is `{title, class, cell}`, whose function `cell` makes a content of a row. */
export function table(caption, columns, rows) {
  const cellOf = (row) => (column) => h`<td class=${column.class}>${column.cell(row)}</td>`;
  const row = (one) => h`<tr>${columns.map(cellOf(one))}</tr>`;
  const head = columns.map((one) => h`<th scope="col" class=${one.class}>${one.title}</th>`);
  return h`<table>
    <caption class="unseen">${caption}</caption>
    <thead><tr>${head}</tr></thead>
    <tbody>${rows.map(row)}</tbody>
  </table>`;
}

/**
 * Work that a person starts, once at a time: `run(work)` says whether it succeeded, `busy` is true
 * meanwhile, and `notice()` shows what went wrong.
 */
export function doing(update) {
  const doing = {
    busy: false,
    problem: null,
    async run(work) {
      doing.busy = true;
      doing.problem = null;
      update();
      try {
        await work();
      } catch (problem) {
        doing.problem = problem;
      }
      doing.busy = false;
      await update();
      return doing.problem === null;
    },
    notice: () => doing.problem && notice(doing.problem.message),
  };
  return doing;
}

/**
 * A button for work that is done once at a time; what goes wrong is shown beside it. It keeps its own
 * state, so it needs no `update`: `${workingButton(text, work, { kind: 'small' })}`.
 */
export const workingButton = directive(
  class extends AsyncDirective {
    busy = false;
    problem = null;

    render(text, work, { kind, label } = {}) {
      const click = ({ currentTarget }) => this.run(work, currentTarget);
      this.draw = ({ busy, problem } = this) =>
        h`<span class="working">
          <button type="button" class=${kind} aria-label=${label} ?disabled=${busy} @click=${click}>
            ${text}
          </button>
          ${problem && h`<span class="field-problem" role="alert">${problem.message}</span>`}
        </span>`;
      return this.draw();
    }

    async run(work, button) {
      this.show(true, null);
      try {
        await work();
        this.show(false, null);
      } catch (problem) {
        this.show(false, problem);
      }
      // A disabled button loses the focus.
      if (document.activeElement === document.body) {
        button.focus();
      }
    }

    show(busy, problem) {
      Object.assign(this, { busy, problem });
      if (this.isConnected) {
        this.setValue(this.draw());
      }
    }
  },
);

/** A list that grows by pages: its `items`, and a button that fetches the next page. */
export function paged({ items, next }, fetchPage, update) {
  const fetching = doing(update);
  const list = { items, more };
  const fetchNext = () =>
    fetching.run(async () => {
      const page = await fetchPage(next);
      list.items = [...list.items, ...page.items];
      next = page.next;
    });
  function more() {
    return h`<div class="more">
      <button type="button" class="quiet" ?hidden=${!next} ?disabled=${fetching.busy} @click=${fetchNext}>
        ${t('frame.showMore')}
      </button>
      ${fetching.notice()}
    </div>`;
  }
  return list;
}

/** A table of a list that grows by pages, or the text `none`; returns a function that draws it. */
export async function listing({ caption, columns, none }, fetchPage, update) {
  const list = paged(await fetchPage(null), fetchPage, update);
  const all = () => h`${table(caption, columns, list.items)} ${list.more()}`;
  return () => list.items.length > 0 ? all() : h`<p class="quiet">${none}</p>`;
}

/** What a part of a page shows now: a template, or what a function draws. */
export function drawn(content) {
  return typeof content === 'function' ? content() : content;
}
