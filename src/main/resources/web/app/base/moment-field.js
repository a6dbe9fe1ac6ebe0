/** Fields for a moment are in the time zone of this computer, the server's moments in UTC. */

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
