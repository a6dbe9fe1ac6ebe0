import { t } from '../base/language.js';

/** The events that a player with these roles can ask for. */
export function eventsFor(roles) {
  const author = roles.includes('author') || roles.includes('admin');
  const all = ['submission.judged', 'contest.ended'];
  return author ? [...all, 'puzzle.published'] : all;
}

/** The event in words. Names of the API have dots, which keys of texts cannot have. */
export function eventName(event) {
  return t(`webhooks.event.${event.replace(/\W/, '_')}`);
}
