/** The four tiers side by side, with how long they take. */
import { h } from 'preact';
import { count, dollars, latency, percent, tokens } from '/console/format.js';
import { Figure, Tier, Tile, TIERS } from '/console/parts.js';

const COLUMNS = [
  ['Requests', 'requests', (tier) => tier.requests, count],
  ['Share', 'share', (tier) => tier.share, percent],
  ['Tokens', 'tokens', (tier) => tokens(tier.tokens), count],
  ['Cost', 'costUsd', (tier) => tier.costUsd, dollars],
  ['Saved', 'savingUsd', (tier) => tier.savingUsd, dollars],
  ['p50', 'p50', (tier) => tier.p50, latency],
  ['p95', 'p95', (tier) => tier.p95, latency],
  ['p99', 'p99', (tier) => tier.p99, latency],
  ['Failed', 'failures', (tier) => tier.failures, count],
  ['Misrouted', 'misroutes', (tier) => tier.misroutes, count],
];

export function Tiers({ report }) {
  const all = TIERS.map((tier) => report.tiers[tier]);
  const slowest = Math.max(1000, ...all.map((tier) => tier.p99));
  return h(Tile, { title: 'Tiers', className: 'tier-table' },
    h('table', null,
      h('caption', { class: 'unseen' }, 'Figures of each tier'),
      h('thead', null, h('tr', null, h('th', { scope: 'col' }, 'Tier'),
        COLUMNS.map(([name]) => h('th', { key: name, scope: 'col' }, name)),
        h('th', { scope: 'col', class: 'range-head' }, 'Latency, p50 to p99'))),
      h('tbody', null, TIERS.map((tier, at) => h('tr', { key: tier },
        h('th', { scope: 'row' }, h(Tier, { tier })),
        COLUMNS.map(([name, key, value, text]) => h('td', { key, 'data-label': name },
          h(Figure, { name: `tiers.${tier}.${key}`, value: value(all[at]) },
            text(value(all[at]))))),
        h('td', { class: 'range-cell' }, h(Range, { tier, figures: all[at], slowest })))))));
}

/** From the median to the 99th percentile, on a scale of powers of ten. */
function Range({ tier, figures, slowest }) {
  const at = (millis) => (100 * Math.log10(Math.max(10, millis) / 10)) / Math.log10(slowest / 10);
  const place = (millis) => ({ left: `${at(millis)}%` });
  return h('span', { class: `range ${tier}`, 'aria-hidden': 'true' }, figures.p99 ? [
    h('i', { key: 'line', style: { left: `${at(figures.p50)}%`, right: `${100 - at(figures.p99)}%` } }),
    h('b', { key: 'p50', style: place(figures.p50) }),
    h('b', { key: 'p95', class: 'p95', style: place(figures.p95) })] : null);
}
