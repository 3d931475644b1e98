/** The stretch of time that a page is about. */
import { h } from 'preact';
import { startOfDay } from '/console/format.js';

export const PERIODS = {
  today: { label: 'Today', days: 1, by: 'hour' },
  '7d': { label: '7 days', days: 7, by: 'day' },
  '30d': { label: '30 days', days: 30, by: 'day' },
};

export const periodOf = (query) => (query.period in PERIODS ? query.period : 'today');

/** Where it begins, in epoch milliseconds: its days are whole ones, today included. */
export const since = (period) => startOfDay(PERIODS[period].days - 1);

export function PeriodChoice({ period, choose }) {
  return h(Choice, { label: 'Period', value: period, choose,
    options: Object.entries(PERIODS).map(([value, { label }]) => [value, label]) });
}

/** A few options of which one holds; the arrow keys move between them. */
export function Choice({ label, value, options, choose }) {
  const move = (event) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const at = options.findIndex(([option]) => option === value);
    const next = (at + step + options.length) % options.length;
    choose(options[next][0]);
    event.currentTarget.children[next].focus();
  };
  return h('div', { class: 'choice', role: 'radiogroup', 'aria-label': label, onKeyDown: move },
    options.map(([option, text]) => h('button', {
      key: option, type: 'button', role: 'radio', 'aria-checked': option === value ? 'true' : 'false',
      tabIndex: option === value ? 0 : -1, onClick: () => choose(option),
    }, text)));
}
