/** The report, broken down by what one wants to know. */
import { h } from 'preact';
import { useState } from 'preact/hooks';
import { get } from '/console/api.js';
import { Failures } from '/console/failures.js';
import { count, dollars, latency, percent, tokens } from '/console/format.js';
import { useLive } from '/console/live.js';
import { Empty, Failed, Figure, Tier, Tile, TIERS } from '/console/parts.js';
import { Choice, PeriodChoice, PERIODS, periodOf, since } from '/console/period.js';
import { link, replace } from '/console/routes.js';

const BY = ['tier', 'service', 'script', 'skill', 'model', 'caller', 'day'];

const COLUMNS = [
  ['Requests', 'requests', (line) => line.requests, count],
  ['Share', 'share', (line) => line.share, percent],
  ['Tokens', 'tokens', (line) => tokens(line.tokens), count],
  ['Cost', 'costUsd', (line) => line.costUsd, dollars],
  ['Baseline', 'baselineUsd', (line) => line.baselineUsd, dollars],
  ['Saved', 'savingUsd', (line) => line.savingUsd, dollars],
  ['p50', 'p50', (line) => line.p50, latency],
  ['p95', 'p95', (line) => line.p95, latency],
  ['p99', 'p99', (line) => line.p99, latency],
  ['Failed', 'failures', (line) => line.failures, count],
  ['Misrouted', 'misroutes', (line) => line.misroutes, count],
];

export function ReportPage({ route }) {
  const period = periodOf(route.query);
  const by = BY.includes(route.query.by) ? route.query.by : 'tier';
  const set = (change) => replace('report', { period, by, ...change });
  const [{ data, error }, again] = useLive(`report ${period} ${by}`,
    () => get(`/api/report?since=${since(period)}&by=${by}`));
  return h('main', { class: 'board', id: 'main', tabIndex: -1 },
    h('div', { class: 'board-head' },
      h('h2', null, 'Report'),
      h(PeriodChoice, { period, choose: (next) => set({ period: next }) })),
    h(Choice, { label: 'By', value: by, options: BY.map((what) => [what, what]), choose: (next) => set({ by: next }) }),
    error ? h(Failed, { error, again }) : null,
    data ? h('div', { class: 'tiles' },
      h(Breakdown, { report: data, by, period }),
      h('div', { class: 'pair' },
        h(Failures, { failures: data.failures, span: PERIODS[period].label.toLowerCase(), whole: true }),
        h(Routes, { rates: data.misroutes.byRoute })),
      h('p', { class: 'hint' }, data.assumptions.join(' '))) : null);
}

function Breakdown({ report, by, period }) {
  const [order, setOrder] = useState({});
  const lines = sorted(report.breakdown?.lines ?? [], order);
  const totals = report.totals;
  return h(Tile, { title: `By ${by}`, className: 'ledger',
    note: h('span', null, `${count(totals.requests)} requests, `, h(Figure, { name: 'totals.costUsd', value: totals.costUsd },
      dollars(totals.costUsd)), ' paid, ', h(Figure, { name: 'totals.savingUsd', value: totals.savingUsd }, dollars(totals.savingUsd)), ' saved') },
  lines.length === 0
    ? h(Empty, null, 'Nothing was asked in this time. ', h('a', { href: link('ask') }, 'Ask something'), '.')
    : h('table', null,
      h('caption', { class: 'unseen' }, `Figures by ${by}`),
      h('thead', null, h('tr', null, h(Head, { name: by, column: 'key', order, setOrder }),
        COLUMNS.map(([name, column]) => h(Head, { key: column, name, column, order, setOrder })))),
      h('tbody', null, lines.map((line) => h('tr', { key: line.key },
        h('th', { scope: 'row' }, by === 'tier' && TIERS.includes(line.key) ? h(Tier, { tier: line.key }) : line.key || '(none)'),
        COLUMNS.map(([name, column, value, text]) => h('td', { key: column, 'data-label': name },
          h(Figure, { name: `${by}.${line.key}.${column}`, value: value(line) }, text(value(line))))))))),
  h('p', { class: 'hint' }, 'The same at the command line: ',
    h('code', null, `quartet report --by ${by} --since ${date(since(period))}`), ', with ', h('code', null, '--csv'), ' for a spreadsheet.'));
}

/** The local day, as the command line reads it. */
function date(millis) {
  const at = new Date(millis);
  return [at.getFullYear(), at.getMonth() + 1, at.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
}

function Head({ name, column, order, setOrder }) {
  const mine = order.column === column;
  const press = () => setOrder({ column, up: mine ? !order.up : column === 'key' });
  return h('th', { scope: 'col', 'aria-sort': mine ? (order.up ? 'ascending' : 'descending') : 'none' },
    h('button', { type: 'button', class: 'sort', onClick: press }, name,
      h('i', { 'aria-hidden': 'true' }, mine ? (order.up ? '↑' : '↓') : '')));
}

function sorted(lines, { column, up }) {
  if (!column) return lines;
  const value = column === 'key' ? (line) => line.key : COLUMNS.find(([, key]) => key === column)[2];
  const compare = (one, other) => (column === 'key' ? value(one).localeCompare(value(other)) : value(one) - value(other));
  return [...lines].sort((one, other) => (up ? compare(one, other) : compare(other, one)));
}

function Routes({ rates }) {
  return h(Tile, { title: 'Misroutes by route' },
    rates.length === 0 ? h(Empty, null, 'No route is known to have been wrong.')
      : h('div', { class: 'ledger' }, h('table', null,
        h('thead', null, h('tr', null, ['Route', 'Wrong', 'Of', 'Rate', '95 % interval'].map((name) =>
          h('th', { key: name, scope: 'col' }, name)))),
        h('tbody', null, rates.map((rate) => h('tr', { key: rate.route },
          h('th', { scope: 'row' }, h('code', null, rate.route)),
          h('td', { 'data-label': 'Wrong' }, count(rate.misroutes)),
          h('td', { 'data-label': 'Of' }, count(rate.decisions)),
          h('td', { 'data-label': 'Rate' }, percent(rate.rate)),
          h('td', { 'data-label': '95 % interval' }, `${percent(rate.low)} to ${percent(rate.high)}`)))))));
}
