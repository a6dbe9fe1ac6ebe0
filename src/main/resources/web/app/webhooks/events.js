import { t } from '../base/language.js';

/** The events that a player with these roles can ask for. */
export function eventsFor(roles) {
  const author = roles.includes('author') || roles.includes('admin');
  return author ? ['submission.judged', 'puzzle.published'] : ['submission.judged'];
}

/** The event in words. Names of the API have dots, which keys of texts cannot have. */
export function eventName(event) {
  return t(`webhooks.event.${event.replace(/\W/, '_')}`);
}
