import { t } from './language.js';

/** Amounts with their units. */

export function millis(duration) {
  return duration < 10_000 ? t('units.millis', { n: duration }) : seconds(duration);
}

/** A duration in milliseconds, shown in seconds. */
export function seconds(duration) {
  return t('units.seconds', { n: Math.round(duration / 100) / 10 });
}

export function size(bytes) {
  const units = ['bytes', 'kib', 'mib', 'gib'];
  const unit = Math.min(Math.floor(Math.log2(Math.max(bytes, 1)) / 10), units.length - 1);
  const amount = bytes / 1024 ** unit;
  return t(`units.${units[unit]}`, { n: Math.round(amount * 10) / 10 });
}
