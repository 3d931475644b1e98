/** A breakdown by hour or day as a row of times without holes. */
import { PERIODS, since } from '/console/period.js';
import { TIERS } from '/console/parts.js';

const HOURS = 24;

/** The lines of a report's breakdown, one for each hour of today or day of the period. */
export function buckets(period, lines) {
  const starts = PERIODS[period].by === 'hour' ? hours(since(period)) : days(since(period), PERIODS[period].days);
  const all = starts.map((start) => bucket(start, period));
  lines.forEach((line) => add(all, line));
  return all;
}

/** The server's hours may begin within one of the browser's, in another zone. */
function add(all, line) {
  const start = startOf(line.key);
  const into = all.findLast((one) => one.start <= start) ?? all[0];
  into.tiers = into.tiers.map((requests, at) => requests + line.tiers[TIERS[at]]);
  into.requests += line.requests;
  into.costUsd += line.costUsd;
  into.baselineUsd += line.baselineUsd;
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

function bucket(start, period) {
  const at = new Date(start);
  return {
    start,
    label: PERIODS[period].by === 'hour' ? `${String(at.getHours()).padStart(2, '0')}:00`
      : at.toLocaleDateString([], { weekday: 'short', day: 'numeric', month: 'short' }),
    tiers: TIERS.map(() => 0),
    requests: 0,
    costUsd: 0,
    baselineUsd: 0,
    over: start <= Date.now(),
  };
}
