/** The overview: how the whole thing does, now. */
import { h } from 'preact';
import { useMemo } from 'preact/hooks';
import { get, getIfServed } from '/console/api.js';
import { buckets } from '/console/buckets.js';
import { CostChart, RequestsChart } from '/console/charts.js';
import { Alerts } from '/console/alerts.js';
import { Failures } from '/console/failures.js';
import { Heartbeat } from '/console/heartbeat.js';
import { Jobs } from '/console/jobs.js';
import { Misroutes } from '/console/misroutes.js';
import { count, dollars, duration, percent, tokens } from '/console/format.js';
import { useLive } from '/console/live.js';
import { Failed, Figure, Tile } from '/console/parts.js';
import { PeriodChoice, PERIODS, periodOf, since } from '/console/period.js';
import { link, replace } from '/console/routes.js';
import { Tiers } from '/console/tiers.js';

async function load(period) {
  const from = since(period);
  const [report, jobs, misroutes, approvals, heartbeat, alerts] = await Promise.all([
    get(`/api/report?since=${from}&by=${PERIODS[period].by}`),
    get('/api/jobs'),
    get(`/api/misroutes?since=${from}`),
    get('/api/approvals'),
    getIfServed('/api/heartbeat'),
    getIfServed('/api/alerts'),
  ]);
  return { period, report, jobs, misroutes, approvals, heartbeat, alerts };
}

export function Overview({ route }) {
  const period = periodOf(route.query);
  const [{ data, error }, again] = useLive(`overview ${period}`, () => load(period));
  return h('main', { class: 'board', id: 'main', tabIndex: -1 },
    h('div', { class: 'board-head' },
      h('h2', null, 'Overview'),
      h(PeriodChoice, { period, choose: (next) => replace('overview', { period: next }) })),
    error ? h(Failed, { error, again }) : null,
    data ? h(Board, { ...data, again }) : h(Waiting));
}

/** The shape of what comes, so that nothing moves when it does. */
function Waiting() {
  return h('div', { class: 'waiting', role: 'status', 'aria-label': 'Loading' },
    h('i', { class: 'low' }), h('i'), h('i'), h('i', { class: 'wide' }));
}

function Board({ period, report, jobs, misroutes, approvals, heartbeat, alerts, again }) {
  const data = useMemo(() => buckets(period, report.breakdown?.lines ?? []), [period, report]);
  const span = PERIODS[period].label.toLowerCase();
  return h('div', { class: 'tiles' },
    approvals.length ? h(Waits, { approvals }) : null,
    h(Headline, { report }),
    h('div', { class: 'pair' }, h(RequestsChart, { data, span }), h(CostChart, { data, span })),
    h(Tiers, { report }),
    h('div', { class: 'pair' },
      h(Jobs, { jobs, again }),
      heartbeat ? h(Heartbeat, { heartbeat, again }) : null,
      h(Failures, { failures: report.failures, span }),
      h(Misroutes, { misroutes, figures: report.misroutes, span, again }),
      alerts ? h(Alerts, { alerts, again }) : null));
}

function Waits({ approvals }) {
  const several = approvals.length > 1;
  return h('a', { class: 'waits', href: link('ask') },
    h('b', null, `${approvals.length} ${several ? 'requests wait' : 'request waits'} for your approval`), 'Look at ',
    several ? 'them' : 'it', ' →');
}

function Headline({ report }) {
  const totals = report.totals;
  const baseline = Number(totals.baselineUsd);
  const answered = totals.statuses.answered ?? 0;
  const share = (part) => (totals.requests ? percent(part / totals.requests) : '0 %');
  return h(Tile, { title: 'In short', className: 'headline' },
    h('dl', null,
      h(Cell, { name: 'Saved', figure: 'totals.savingUsd', value: totals.savingUsd, className: 'saved',
        note: baseline > 0 ? `${percent(totals.savingUsd / baseline)} of the baseline` : 'against one big model' }, dollars(totals.savingUsd)),
      h(Cell, { name: 'Cost', figure: 'totals.costUsd', value: totals.costUsd,
        note: ['baseline ', h(Figure, { name: 'totals.baselineUsd', value: totals.baselineUsd }, dollars(baseline))] },
      dollars(totals.costUsd)),
      h(Cell, { name: 'Requests', figure: 'totals.requests', value: totals.requests,
        note: `${count(answered)} answered` }, count(totals.requests)),
      h(Cell, { name: 'Tokens', figure: 'totals.tokens', value: tokens(totals.tokens),
        note: `${count(totals.tokens.cacheRead)} from the cache` }, count(tokens(totals.tokens))),
      h(Cell, { name: 'Time', figure: 'totals.millis', value: totals.millis,
        note: `baseline ${duration(totals.baselineMillis)}` }, duration(totals.millis)),
      h(Cell, { name: 'Failed', figure: 'totals.failures', value: totals.failures,
        className: totals.failures ? 'bad' : '', note: share(totals.failures) }, count(totals.failures)),
      h(Cell, { name: 'Misrouted', figure: 'totals.misroutes', value: totals.misroutes,
        className: totals.misroutes ? 'warn' : '', note: share(totals.misroutes) }, count(totals.misroutes))));
}

function Cell({ name, figure, value, note, className, children }) {
  return h('div', { class: className ?? '' },
    h('dt', null, name),
    h('dd', null, h(Figure, { name: figure, value }, children)),
    h('dd', { class: 'note' }, note));
}
