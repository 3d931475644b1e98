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

export function duration(millis) {
  if (millis < 1000) return `${Math.round(millis)} ms`;
  if (millis < 60000) return `${(millis / 1000).toFixed(1)} s`;
  return `${Math.floor(millis / 60000)} min ${Math.round((millis % 60000) / 1000)} s`;
}

export function clock(millis) {
  return new Date(millis).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
}

export function startOfToday() {
  const now = new Date();
  return new Date(now.getFullYear(), now.getMonth(), now.getDate()).getTime();
}

export function moment(millis) {
  return new Date(millis).toLocaleString([], { weekday: 'short', hour: '2-digit', minute: '2-digit' });
}
