/** Figures as a person reads them. */

export function dollars(amount) {
  const value = Number(amount ?? 0);
  if (value === 0) return '$0';
  const size = Math.abs(value);
  const digits = size >= 1 ? 2 : size >= 0.01 ? 3 : size >= 0.0001 ? 5 : 7;
  return (value < 0 ? '−$' : '$') + size.toFixed(digits);
}

export function count(number) {
  return Number(number ?? 0).toLocaleString('en-US');
}

export function tokens(usage) {
  if (!usage) return 0;
  return (usage.input ?? 0) + (usage.output ?? 0) + (usage.cacheRead ?? 0) + (usage.cacheWrite ?? 0);
}

/** A percentile; there is none where nothing was answered. */
export function latency(millis) {
  return millis ? duration(millis) : '–';
}

export function duration(millis) {
  if (millis < 1000) return `${Math.round(millis)} ms`;
  if (millis < 60000) return `${(millis / 1000).toFixed(1)} s`;
  return `${Math.floor(millis / 60000)} min ${Math.round((millis % 60000) / 1000)} s`;
}

export function percent(share) {
  const value = 100 * Number(share ?? 0);
  return `${value > 0 && value < 10 ? value.toFixed(1) : Math.round(value)} %`;
}

/** Axis labels and other places where a figure must be short. */
export function short(number) {
  return Number(number).toLocaleString('en-US', { notation: 'compact', maximumFractionDigits: 1 });
}

export function span(millis) {
  const seconds = Math.round(Math.abs(millis) / 1000);
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3600) return `${Math.round(seconds / 60)} min`;
  if (seconds < 172800) return `${Math.round(seconds / 3600)} h`;
  return `${Math.round(seconds / 86400)} days`;
}

export function ago(millis, now) {
  return now - millis < 5000 ? 'just now' : `${span(now - millis)} ago`;
}

export function ahead(millis, now) {
  return millis - now < 1000 ? 'now' : `in ${span(millis - now)}`;
}

export function clock(millis) {
  return new Date(millis).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
}

/** The beginning of today, or of a day so many days before. */
export function startOfDay(before = 0) {
  const now = new Date();
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() - before).getTime();
}

/** The time of day, with the day when it is not today. */
export function when(millis) {
  return millis >= startOfDay() ? clock(millis) : `${day(millis)}, ${clock(millis)}`;
}

export function day(millis) {
  return new Date(millis).toLocaleDateString([], { day: 'numeric', month: 'short' });
}

export function moment(millis) {
  return new Date(millis).toLocaleString([], { weekday: 'short', hour: '2-digit', minute: '2-digit' });
}
