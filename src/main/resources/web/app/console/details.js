/** Components that the subject of an entry says already. */
const SAID = ['player', 'publication', 'comment', 'submission', 'puzzle', 'record', 'kind'];

/** The details of an entry as one line: "reason: spam, until: …". */
export function details(detail) {
  return Object.entries(detail)
    .filter(([name, value]) => !SAID.includes(name) && value !== null)
    .map(([name, value]) => `${name}: ${Array.isArray(value) ? value.join(' ') : value}`)
    .join(', ');
}
