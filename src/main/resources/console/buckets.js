/** A breakdown by hour or day as a row of times without holes. */
import { PERIODS, since } from '/console/period.js';
import { TIERS } from '/console/parts.js';

const HOURS = 24;

/** The lines of a report's breakdown, one for each hour of today or day of the period. */
export function buckets(period, lines) {
  const found = new Map(lines.map((line) => [startOf(line.key), line]));
  const starts = PERIODS[period].by === 'hour' ? hours(since(period)) : days(since(period), PERIODS[period].days);
  return starts.map((start) => bucket(start, found.get(start), period));
}

/** A key is an hour with its offset, or a day. */
function startOf(key) {
  if (key.includes('T')) return Date.parse(key);
  const [year, month, date] = key.split('-').map(Number);
  return new Date(year, month - 1, date).getTime();
}

function hours(from) {
  return Array.from({ length: HOURS }, (_, hour) => {
    const at = new Date(from);
    at.setHours(hour);
    return at.getTime();
  });
}

function days(from, count) {
  return Array.from({ length: count }, (_, day) => {
    const at = new Date(from);
    at.setDate(at.getDate() + day);
    return at.getTime();
  });
}

function bucket(start, line, period) {
  const at = new Date(start);
  return {
    start,
    label: PERIODS[period].by === 'hour' ? `${String(at.getHours()).padStart(2, '0')}:00`
      : at.toLocaleDateString([], { weekday: 'short', day: 'numeric', month: 'short' }),
    tiers: TIERS.map((tier) => line?.tiers[tier] ?? 0),
    requests: line?.requests ?? 0,
    costUsd: Number(line?.costUsd ?? 0),
    baselineUsd: Number(line?.baselineUsd ?? 0),
    over: start <= Date.now(),
  };
}
