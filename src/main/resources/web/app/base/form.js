import { AsyncDirective, directive } from 'lit-html/async-directive.js';
import { t } from './language.js';
import { h, notice } from './view.js';

/**
 * A field of a form with its label, a help text and a place for its problem. The other values are
 * attributes of the input, such as `type`, `value` and `maxlength`.
 */
export function field(name, label, { help, type = 'text', required = true, ...more } = {}) {
  const input = (id, invalid) =>
    h`<input id=${id} name=${name} type=${type} value=${more.value} ?required=${required}
      autocomplete=${more.autocomplete} autocapitalize=${more.autocapitalize}
      spellcheck=${more.spellcheck} placeholder=${more.placeholder}
      minlength=${more.minlength} maxlength=${more.maxlength} min=${more.min} max=${more.max}
      list=${more.list} aria-invalid=${invalid} aria-describedby="${id}-help ${id}-problem">`;
  return { name, label, help, input };
}

/** A field for a text of several lines, with at most 4,000 characters where nothing else is said. */
export function textField(name, label, { help, rows = 3, value = '', ...more } = {}) {
  const { maxlength = 4000, required = true, spellcheck } = more;
  const input = (id, invalid) =>
    h`<textarea id=${id} name=${name} rows=${rows} maxlength=${maxlength} ?required=${required}
      spellcheck=${spellcheck} aria-invalid=${invalid} aria-describedby="${id}-help ${id}-problem"
      .defaultValue=${value}></textarea>`;
  return { name, label, help, input };
}

/** The attributes of a field for a player's name. */
export const NAME = { autocomplete: 'username', autocapitalize: 'off', spellcheck: 'false' };

/** A choice; `options` are the texts by value. */
export function choice(name, label, options, now) {
  const option = ([value, text]) =>
    h`<option value=${value} ?selected=${value === String(now)}>${text}</option>`;
  const input = (id) =>
    h`<select id=${id} name=${name}>${Object.entries(options).map(option)}</select>`;
  return { name, label, input };
}

let forms = 0;

/**
 * A form with one button, which works once at a time and keeps its own state: `${form({…})}`.
 * Violations are shown beside their fields, other problems above the button.
 *
 * @param fields of `field` and `choice`, or templates
 * @param action the text of the button; without one the form is sent by a script
 * @param send gets the values by name, and the form; what it gives is shown, a text or a template
 * @param kind the class of the form
 * @param button the class of the button
 * @param once whether the button goes when the work is done
 * @param legend of a box around the fields
 */
export const form = directive(
  class extends AsyncDirective {
    id = `form-${++forms}`;
    state = { busy: false, problem: null, done: null };

    render(options) {
      this.options = options;
      return this.draw();
    }

    draw() {
      const { kind = 'account-form', legend, more } = this.options;
      const { done } = this.state;
      const submit = (event) => this.submit(event);
      const fields = this.fields().map((one) => one?.input ? this.drawField(one) : one);
      return h`<form class=${kind} @submit=${submit}>
        ${legend ? h`<fieldset><legend>${legend}</legend>${fields}</fieldset>` : fields}
        <div class="outcome" role="status">
          ${this.problemElsewhere()} ${typeof done === 'string' ? notice(done, 'hint') : done}
        </div>
        ${this.drawButton()} ${more}
      </form>`;
    }

    drawButton() {
      const { action, button = 'main', once } = this.options;
      const { busy, done } = this.state;
      const shown = action && !(once && done);
      return shown && h`<button class=${button} ?disabled=${busy}>${action}</button>`;
    }

    fields() {
      return this.options.fields ?? [];
    }

    drawField({ name, label, help, input }) {
      const id = `${this.id}-${name}`;
      const problem = this.violations(name).map((text) => t('account.violation', { message: text }))
        .join(' ');
      return h`<div class="field">
        <label for=${id}>${label}</label>
        ${input(id, problem !== '' && 'true')}
        <p id="${id}-help" class="quiet">${help}</p>
        <p id="${id}-problem" class="field-problem" role="alert">${problem}</p>
      </div>`;
    }

    /** What is wrong with a field. The server names other fields as the API does, people by labels. */
    violations(name) {
      const named = (word) => this.labelOf(word) ? `“${this.labelOf(word)}”` : word;
      return (this.state.problem?.violations ?? []).filter(({ field }) => field === name)
        .map(({ message }) => message.replace(/\w+/g, named));
    }

    /** The label of a field, without its hint in parentheses, for a name that cannot be a plain word. */
    labelOf(name) {
      const field = /[A-Z]/.test(name) && this.fields().find((one) => one?.name === name);
      return field && field.label.replace(/ \(.*\)$/, '');
    }

    problemElsewhere() {
      const { problem } = this.state;
      const violations = problem?.violations ?? [];
      const isHere = ({ field }) => this.fields().some((one) => one?.name === field);
      const elsewhere = problem && (violations.length === 0 || !violations.every(isHere));
      return elsewhere && notice(capital(problem.message));
    }

    async submit(event) {
      event.preventDefault();
      const node = event.target;
      const given = Object.fromEntries(new FormData(node));
      this.show({ busy: true, problem: null, done: null });
      try {
        const done = await this.options.send(given, node);
        this.show({ busy: false, done });
      } catch (problem) {
        this.show({ busy: false, problem });
      }
      const wrong = node.querySelector('[aria-invalid]');
      (wrong ?? (document.activeElement === document.body ? event.submitter : null))?.focus();
    }

    show(change) {
      Object.assign(this.state, change);
      if (this.isConnected) {
        this.setValue(this.draw());
      }
    }
  },
);

function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A form in one line, such as a search. */
export function inLine(action, fields, send, more) {
  return form({ action, fields, send, kind: 'action', button: null, ...more });
}

/** A small button that works once and then says what was done. */
export function once(action, send) {
  return form({ action, send, button: 'small', once: true });
}

/** The value of a datetime-local field for a moment; empty without one. */
export function fieldValue(moment) {
  if (!moment) {
    return '';
  }
  const date = new Date(moment);
  const two = (n) => String(n).padStart(2, '0');
  const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join('-');
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}`;
}

/**
 * The moment of a datetime-local field, or null for an empty field. A field that still shows the
 * moment before gives this moment back, with its seconds.
 */
export function momentOf(value, before = null) {
  if (value === '') {
    return null;
  }
  return value === fieldValue(before) ? before : new Date(value).toISOString();
}
