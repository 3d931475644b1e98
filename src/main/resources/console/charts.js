/** The two charts of the overview, drawn by uPlot. */
import { h } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import uPlot from 'uplot';
import { count, dollars, short } from '/console/format.js';
import { Tile, TIERS } from '/console/parts.js';

const HEIGHT = 190;
const FONT = '12px system-ui, sans-serif';

/** A colour of the style sheet as the canvas needs it. */
function colour(name) {
  const probe = document.createElement('i');
  probe.style.color = `var(--${name})`;
  document.body.append(probe);
  const found = getComputedStyle(probe).color;
  probe.remove();
  return found;
}

function faded(name, share) {
  return `color-mix(in srgb, ${colour(name)} ${share}%, transparent)`;
}

const added = (values) => {
  let sum = 0;
  return values.map((value) => (sum += value));
};

function labels(plot, splits, data) {
  return splits.map((at) => (Number.isInteger(at) ? data[at]?.label.replace(':00', '').replace(/^[^ ]+ /, '') ?? '' : ''));
}

function axes(data, value) {
  const line = { stroke: colour('line'), width: 1 };
  const every = Math.max(1, Math.ceil(data.length / 8));
  return [
    {
      stroke: colour('soft'), font: FONT, grid: { show: false }, ticks: { show: false }, gap: 4, size: 26,
      splits: () => data.map((_, at) => at).filter((at) => at % every === 0),
      values: (plot, splits) => labels(plot, splits, data),
    },
    {
      stroke: colour('soft'), font: FONT, grid: line, ticks: { show: false }, gap: 6, size: 52, space: 40,
      values: (_, splits) => splits.map((split) => (split === null ? '' : value(split))),
    },
  ];
}

function options(data, hover, more) {
  return {
    height: HEIGHT, padding: [8, 4, 0, 0], legend: { show: false },
    cursor: { y: false, drag: { x: false, y: false }, points: { show: false } },
    hooks: { setCursor: [(plot) => hover(plot.cursor.idx)] },
    ...more,
    scales: {
      x: { time: false, range: [-0.6, data.length - 0.4] },
      y: { range: (_, low, high) => [0, high > 0 ? high * 1.12 : 1] },
    },
  };
}

/** Requests of each tier, one upon the other; the topmost sum is drawn first. */
function stack(data, hover) {
  const bars = uPlot.paths.bars({ size: [0.72, 34], radius: 0.12 });
  const whole = (_, splits) => splits.map((split) => (Number.isInteger(split) ? count(split) : ''));
  const [x, y] = axes(data, count);
  return options(data, hover, {
    axes: [x, { ...y, values: whole }],
    series: [{}, ...[...TIERS].reverse().map((tier) => (
      { paths: bars, points: { show: false }, fill: colour(tier), stroke: colour('surface'), width: 1 }))],
  });
}

function stacked(data) {
  const sums = data.map((one) => (one.requests ? added(one.tiers) : TIERS.map(() => null)));
  return [data.map((_, at) => at), ...TIERS.map((_, tier) => sums.map((sum) => sum[tier])).reverse()];
}

/** Both sides added up, and the saving between them. */
function lines(data, hover) {
  const line = uPlot.paths.linear();
  return options(data, hover, {
    axes: axes(data, (value) => `$${short(value)}`),
    bands: [{ series: [1, 2], fill: faded('good', 12) }],
    series: [{},
      { paths: line, points: { show: false }, stroke: colour('soft'), width: 2, dash: [5, 4] },
      { paths: line, points: { show: false }, stroke: colour('accent'), width: 2.5, fill: faded('accent', 10) }],
  });
}

function summed(data) {
  const past = data.filter((one) => one.over);
  const rest = data.slice(past.length).map(() => null);
  return [data.map((_, at) => at),
    [...added(past.map((one) => one.baselineUsd)), ...rest],
    [...added(past.map((one) => one.costUsd)), ...rest]];
}

/** A plot that follows its data, its width and the colour scheme. */
function Plot({ data, make, values, hover }) {
  const place = useRef(null);
  const plot = useRef(null);
  const kind = data.map((one) => one.label).join();
  const [scheme, setScheme] = useState(0);
  useEffect(() => {
    const dark = matchMedia('(prefers-color-scheme: dark)');
    const changed = () => setScheme((times) => times + 1);
    dark.addEventListener('change', changed);
    return () => dark.removeEventListener('change', changed);
  }, []);
  useEffect(() => {
    const box = place.current;
    plot.current = new uPlot({ width: box.clientWidth, ...make(data, hover) }, values(data), box);
    const sized = new ResizeObserver(() => plot.current.setSize({ width: box.clientWidth, height: HEIGHT }));
    sized.observe(box);
    return () => {
      sized.disconnect();
      plot.current.destroy();
    };
  }, [kind, scheme]);
  useEffect(() => plot.current.setData(values(data)), [data]);
  return h('div', { class: 'plot', ref: place, 'aria-hidden': 'true' });
}

function Legend({ items, at }) {
  return h('div', { class: 'legend', 'aria-hidden': 'true' },
    items.map(([name, text, kind]) => h('span', { key: name },
      h('i', { class: kind }), name, h('b', null, text))),
    h('time', null, at));
}

/** What the chart shows, for whoever does not see it. */
function Data({ caption, head, rows }) {
  return h('div', { class: 'unseen' }, h('table', null,
    h('caption', null, caption),
    h('thead', null, h('tr', null, head.map((name) => h('th', { key: name, scope: 'col' }, name)))),
    h('tbody', null, rows.map(([name, ...values]) => h('tr', { key: name },
      h('th', { scope: 'row' }, name), values.map((value, at) => h('td', { key: at }, value)))))));
}

export function RequestsChart({ data, span }) {
  const [at, setAt] = useState(null);
  const shown = at === null ? undefined : data[at];
  const sum = (place) => (shown ? shown.tiers[place] : data.reduce((all, one) => all + one.tiers[place], 0));
  const rows = useMemo(() => data.filter((one) => one.requests)
    .map((one) => [one.label, ...one.tiers]), [data]);
  return h(Tile, { title: 'Requests by tier', className: 'chart' },
    h(Legend, { items: TIERS.map((tier, index) => [tier, count(sum(index)), tier]), at: shown?.label ?? span }),
    h(Plot, { data, make: stack, values: stacked, hover: setAt }),
    h(Data, { caption: 'Requests by tier', head: ['When', ...TIERS], rows }));
}

export function CostChart({ data, span }) {
  const [at, setAt] = useState(null);
  const shown = at === null || !data[at]?.over ? undefined : data[at];
  const until = shown ? data.slice(0, at + 1) : data;
  const sum = (what) => until.reduce((all, one) => all + one[what], 0);
  const rows = useMemo(() => data.filter((one) => one.requests)
    .map((one) => [one.label, dollars(one.costUsd), dollars(one.baselineUsd)]), [data]);
  return h(Tile, { title: 'Cost against the baseline', className: 'chart' },
    h(Legend, { at: shown ? `until ${shown.label}` : span, items: [
      ['cost', dollars(sum('costUsd')), 'accent'], ['baseline', dollars(sum('baselineUsd')), 'dashed']] }),
    h(Plot, { data, make: lines, values: summed, hover: setAt }),
    h(Data, { caption: 'Cost and baseline', head: ['When', 'Cost', 'Baseline'], rows }));
}
