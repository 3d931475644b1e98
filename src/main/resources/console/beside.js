/** What stands beside the conversation. */
import { h } from 'preact';
import { count, dollars, tokens, when } from '/console/format.js';
import { ApprovalCard, Tier, TIERS } from '/console/parts.js';

export function Approvals({ approvals, decide }) {
  return h('section', { class: 'panel approvals', 'aria-label': 'Approvals' },
    h('h2', null, 'Approvals', approvals.length ? h('b', { class: 'badge' }, approvals.length) : null),
    approvals.length === 0
      ? h('p', { class: 'empty' }, 'Nothing waits for you.')
      : approvals.map((approval) => h(ApprovalCard, { key: approval.id, approval, decide })));
}

export function Today({ report, loading }) {
  const totals = report?.totals ?? {};
  const tiers = report?.tiers ?? {};
  const of = (tier) => tiers[tier]?.requests ?? 0;
  const all = TIERS.reduce((sum, tier) => sum + of(tier), 0);
  const figures = [
    ['Requests', count(totals.requests ?? all)],
    ['Tokens', count(tokens(totals.tokens))],
    ['Cost', dollars(totals.costUsd)],
    ['Baseline', dollars(totals.baselineUsd)],
  ];
  return h('section', { class: 'panel today', 'aria-label': 'Today' },
    h('h2', null, 'Today'),
    h('div', { class: 'saving' },
      h('strong', null, dollars(totals.savingUsd)), h('span', null, 'saved against one big model')),
    h('dl', { class: 'figures' }, figures.map(([name, value]) =>
      h('div', { key: name }, h('dt', null, name), h('dd', null, value)))),
    all === 0
      ? h('p', { class: 'empty' }, loading ? 'Loading…' : 'No requests yet today.')
      : h('div', null,
        h('div', { class: 'bar', 'aria-hidden': 'true' }, TIERS.filter((tier) => of(tier) > 0)
          .map((tier) => h('i', { key: tier, class: tier, style: { flexGrow: of(tier) } }))),
        h('ul', { class: 'by-tier' }, TIERS.map((tier) =>
          h('li', { key: tier }, h('i', { class: tier, 'aria-hidden': 'true' }), tier, h('b', null, of(tier)))))));
}

export function Recent({ requests, loading, open }) {
  return h('section', { class: 'panel recent', 'aria-label': 'Recent requests' },
    h('h2', null, 'Recent requests'),
    requests.length === 0
      ? h('p', { class: 'empty' }, loading ? 'Loading…' : 'What is asked here, at the command line or over the API appears in this list.')
      : h('ul', null, requests.map((line) => h('li', { key: line.id },
        h('button', { type: 'button', onClick: () => open(line.id), title: line.request },
          h('span', { class: 'line-text' }, line.request || '(empty)'),
          h('span', { class: 'line-facts' },
            line.tier ? h(Tier, { tier: line.tier }) : null,
            line.status === 'answered' ? null : h('span', { class: `status ${line.status}` }, line.status),
            h('span', null, dollars(line.costUsd)),
            h('time', null, when(line.created))))))));
}
