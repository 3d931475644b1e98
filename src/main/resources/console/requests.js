/** The ledger as a list, and one request of it. */
import { h } from 'preact';
import { useState } from 'preact/hooks';
import { get, post } from '/console/api.js';
import { Exchange } from '/console/conversation.js';
import { recorded } from '/console/exchange.js';
import { count, dollars, duration, tokens, when } from '/console/format.js';
import { useLive } from '/console/live.js';
import { Action, Empty, Failed, Tier, Tile, TIERS } from '/console/parts.js';
import { PeriodChoice, periodOf, since } from '/console/period.js';
import { link, replace } from '/console/routes.js';

const MOST = 1000;
const PAGE = 100;
const STATUSES = ['answered', 'waiting', 'refused', 'failed', 'cancelled', 'interrupted', 'unknown', 'running'];

export function Requests({ route }) {
  return route.id ? h(One, { key: route.id, id: route.id }) : h(List, { query: route.query });
}

const matches = (query) => (line) => {
  const words = (query.text ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  const text = `${line.request} ${line.route} ${line.id} ${line.caller}`.toLowerCase();
  return (!query.tier || line.tier === query.tier) && (!query.status || line.status === query.status)
    && (!query.caller || line.caller === query.caller) && words.every((word) => text.includes(word));
};

function List({ query }) {
  const period = periodOf(query);
  const [{ data, error }, again] = useLive(`requests ${period}`,
    () => get(`/api/requests?since=${since(period)}&limit=${MOST}`));
  const [shown, setShown] = useState(PAGE);
  const set = (change) => replace('requests', { ...query, ...change });
  const found = (data ?? []).filter(matches(query));
  const callers = [...new Set((data ?? []).map((line) => line.caller))].sort();
  return h('main', { class: 'board', id: 'main', tabIndex: -1 },
    h('div', { class: 'board-head' },
      h('h2', null, 'Requests'),
      h(PeriodChoice, { period, choose: (next) => set({ period: next }) })),
    h('form', { class: 'filters', role: 'search', onSubmit: (event) => event.preventDefault() },
      h('input', { type: 'search', 'aria-label': 'Search', placeholder: 'Words of the request, a route, an id…',
        value: query.text ?? '', onInput: (event) => set({ text: event.target.value }) }),
      h(Select, { label: 'Tier', value: query.tier, options: TIERS, choose: (tier) => set({ tier }) }),
      h(Select, { label: 'Status', value: query.status, options: STATUSES, choose: (status) => set({ status }) }),
      h(Select, { label: 'Caller', value: query.caller, options: callers, choose: (caller) => set({ caller }) })),
    error ? h(Failed, { error, again }) : null,
    data === undefined ? h('p', { class: 'empty', role: 'status' }, error ? '' : 'Loading…')
      : h(Tile, { title: 'Ledger', className: 'ledger',
        note: `${count(found.length)} ${data.length === MOST ? `of the newest ${count(MOST)}` : `of ${count(data.length)}`}` },
      found.length ? h(Lines, { lines: found.slice(0, shown) })
        : h(Empty, null, data.length ? 'No request fits. Take a filter away.'
          : ['Nothing was asked in this time. ', h('a', { href: link('ask') }, 'Ask something'), '.']),
      found.length > shown ? h('button', { type: 'button', class: 'quiet', onClick: () => setShown(shown + PAGE) },
        `Show ${Math.min(PAGE, found.length - shown)} more`) : null));
}

function Select({ label, value, options, choose }) {
  return h('label', { class: 'select' }, h('span', null, label),
    h('select', { value: value ?? '', onChange: (event) => choose(event.target.value) },
      h('option', { value: '' }, 'all'), options.map((option) => h('option', { key: option, value: option }, option))));
}

function Lines({ lines }) {
  return h('table', { class: 'lines' },
    h('caption', { class: 'unseen' }, 'Requests, newest first'),
    h('thead', null, h('tr', null, ['Request', 'Tier', 'Status', 'Tokens', 'Cost', 'Saved', 'Took', 'When']
      .map((name) => h('th', { key: name, scope: 'col' }, name)))),
    h('tbody', null, lines.map((line) => h('tr', { key: line.id },
      h('th', { scope: 'row' },
        h('a', { href: link(`requests/${line.id}`), title: line.request }, line.request || '(no text)'),
        h('small', null, line.route, line.caller ? ` · ${line.caller}` : '')),
      h('td', null, h(Tier, { tier: line.tier })),
      h('td', null, h('span', { class: `status ${line.status}` }, line.status)),
      h('td', { 'data-label': 'Tokens' }, count(tokens(line.tokens))),
      h('td', { 'data-label': 'Cost' }, dollars(line.costUsd)),
      h('td', { 'data-label': 'Saved' }, dollars(line.baselineUsd - line.costUsd)),
      h('td', { 'data-label': 'Took' }, duration(line.millis)),
      h('td', null, h('time', null, when(line.created)))))));
}

function One({ id }) {
  const path = `/api/requests/${encodeURIComponent(id)}`;
  const [{ data, error }, again] = useLive(`request ${id}`, () => get(path));
  const [said, setSaid] = useState('');
  const say = (verdict) => async () => {
    await post(`${path}/feedback`, { verdict });
    setSaid(verdict);
  };
  const act = async (what, body) => {
    await post(what, body);
    again();
  };
  return h('main', { class: 'board one', id: 'main', tabIndex: -1 },
    h('div', { class: 'board-head' },
      h('h2', null, h('a', { href: link('requests') }, 'Requests'), ' / ', h('code', null, id))),
    error ? h(Failed, { error, again }) : null,
    data ? [
      h(Exchange, { key: 'exchange', exchange: recorded(data),
        decide: (approval, yes) => act(`/api/approvals/${approval.id}/${yes ? 'approve' : 'deny'}`),
        cancel: () => act(`${path}/cancel`) }),
      data.route ? h('p', { key: 'feedback', class: 'feedback' }, 'Did it go to the right place?',
        h(Action, { label: 'It went to the right place', act: say('right') }, 'Right'),
        h(Action, { label: 'It went to the wrong place', act: say('wrong') }, 'Wrong'),
        said ? h('span', { role: 'status' }, said === 'wrong'
          ? 'Noted. The same request will not go there unasked.' : 'Noted.') : null) : null,
      h(Baseline, { key: 'baseline', lines: data.baseline ?? [] })] : null);
}

/** What one big model would have cost, line by line. */
function Baseline({ lines }) {
  if (lines.length === 0) return null;
  return h(Tile, { title: 'What a single heavy model would have cost', className: 'ledger' },
    h('table', null,
      h('thead', null, h('tr', null, ['', 'Tokens', 'USD per million', 'Cost'].map((name) =>
        h('th', { key: name, scope: 'col' }, name)))),
      h('tbody', null, lines.map((line, at) => h('tr', { key: at },
        h('th', { scope: 'row' }, line.label),
        h('td', { 'data-label': 'Tokens' }, count(line.tokens)),
        h('td', { 'data-label': 'USD per million' }, line.usdPerMillion),
        h('td', { 'data-label': 'Cost' }, dollars(line.costUsd)))))));
}
