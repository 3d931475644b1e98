import { h } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { dollars, count, duration, tokens, when } from '/console/format.js';
import { ApprovalCard, Tier } from '/console/parts.js';

/** Columns that spaces align, as scripts write tables. */
const ALIGNED = /\S {2,}\S/;

const SUGGESTIONS = ['How full is my disk?', '/system/disk', 'Explain what a circuit breaker is'];

export function Conversation({ exchanges, decide, cancel, ask }) {
  const end = useRef(null);
  const last = exchanges.at(-1);
  useEffect(() => {
    end.current?.scrollIntoView({ block: 'end' });
  }, [exchanges.length, last?.text, last?.steps?.length, last?.status, last?.approval]);
  return h('section', { class: 'conversation', 'aria-label': 'Conversation' },
    exchanges.length === 0 ? h(Welcome, { ask }) : null,
    exchanges.map((exchange) => h(Exchange, { key: exchange.key, exchange, decide, cancel })),
    h('div', { ref: end, class: 'end' }));
}

function Welcome({ ask }) {
  return h('div', { class: 'welcome' },
    h('h2', null, 'What do you need?'),
    h('p', null, 'Every request is answered by the cheapest thing that does it right: a script, the '
      + 'workhorse model, a specialist, or a pipeline.'),
    h('ul', { class: 'suggestions' },
      SUGGESTIONS.map((text) => h('li', { key: text },
        h('button', { type: 'button', onClick: () => ask(text) }, text)))));
}

/** One request with how it was decided, what was done, and what it came to. */
export function Exchange({ exchange, decide, cancel }) {
  const running = !exchange.finished;
  return h('article', { class: 'exchange', 'aria-busy': running ? 'true' : 'false' },
    h('p', { class: 'question' }, exchange.request),
    h('div', { class: 'answer' },
      h(Decisions, { decisions: exchange.decisions, running }),
      h(Steps, { steps: exchange.steps }),
      exchange.text ? h('div', { class: `reply ${ALIGNED.test(exchange.text) ? 'aligned' : ''}`, 'aria-live': 'polite' }, exchange.text) : null,
      h(Outputs, { outputs: exchange.outputs }),
      h(Change, { change: exchange.result }),
      exchange.approval
        ? h(ApprovalCard, { approval: { run: exchange.id, ...exchange.approval }, decide }) : null,
      exchange.error ? h(Fault, { fault: exchange.error, status: exchange.status }) : null,
      running ? h(Working, { exchange, cancel }) : h(Receipt, { exchange })));
}

function Decisions({ decisions, running }) {
  if (decisions.length === 0) {
    return running ? h('p', { class: 'decision muted' }, 'Finding the cheapest way…') : null;
  }
  return h('ol', { class: 'decisions', 'aria-label': 'Decisions' },
    decisions.map((decision, index) => h('li', { class: 'decision', key: index },
      h(Tier, { tier: decision.tier }),
      h('code', null, decision.route),
      h('span', { class: 'source' }, decision.source),
      decision.confidence === undefined ? null : h(Confidence, { value: decision.confidence }),
      h('span', { class: 'reason' }, decision.reason))));
}

function Confidence({ value }) {
  const percent = Math.round(value * 100);
  return h('span', { class: 'confidence', title: 'Confidence' },
    h('meter', { min: 0, max: 100, value: percent, 'aria-label': 'Confidence' }), `${percent} %`);
}

function Steps({ steps }) {
  if (steps.length === 0) return null;
  return h('ol', { class: 'steps', 'aria-label': 'Steps' },
    steps.map((step, index) => h('li', { key: index, class: `step ${step.status.replace(' ', '-')}` },
      h('i', { 'aria-hidden': 'true' }),
      h('span', { class: 'kind' }, step.kind),
      h('code', null, step.name),
      h('span', { class: 'time' },
        step.status === 'running' ? 'running' : step.status === 'done' ? duration(step.millis)
          : `${step.status} · ${duration(step.millis)}`),
      step.context ? h(Context, { context: step.context }) : null)));
}

/** What a model was sent, part by part. */
function Context({ context }) {
  return h('details', { class: 'context' },
    h('summary', null, `${count(context.tokens)} of ${count(context.limit)} tokens sent`),
    h('table', null,
      h('caption', null, `Context of the ${context.role} call`),
      h('tbody', null,
        context.parts.map((part, index) => h('tr', { key: index },
          h('th', { scope: 'row' }, part.name), h('td', null, count(part.tokens)))),
        context.omitted.map((omission, index) => h('tr', { key: `out-${index}`, class: 'omitted' },
          h('th', { scope: 'row' }, `left out: ${omission.name}, ${omission.reason}`),
          h('td', null, omission.tokens ? count(omission.tokens) : ''))))));
}

function Outputs({ outputs }) {
  if (!outputs) return null;
  return Object.entries(outputs).map(([stage, text]) =>
    h('details', { key: stage }, h('summary', null, `Stage ${stage}`), h('div', { class: 'reply' }, text)));
}

function Change({ change }) {
  if (!change) return null;
  return h('details', { open: true },
    h('summary', null, 'Branch ', h('code', null, change.branch)), h('pre', null, change.diff));
}

function Fault({ fault, status }) {
  return h('div', { class: `fault ${status}`, role: 'alert' },
    h('strong', null, fault.message), fault.hint ? h('p', null, fault.hint) : null);
}

function Working({ exchange, cancel }) {
  return h('div', { class: 'working' },
    h('span', { class: 'dots', 'aria-hidden': 'true' }, h('i'), h('i'), h('i')),
    h('span', null, 'Working'),
    exchange.id
      ? h('button', { type: 'button', class: 'quiet', onClick: () => cancel(exchange) }, 'Cancel') : null);
}

function Receipt({ exchange }) {
  if (!exchange.tokens) return null;
  const saving = Number(exchange.baselineUsd) - Number(exchange.costUsd);
  const figures = [
    ['Tokens', count(tokens(exchange.tokens))],
    ['Cost', dollars(exchange.costUsd)],
    ['Baseline', dollars(exchange.baselineUsd)],
    ['Saving', dollars(saving)],
    ['Time', duration(exchange.millis)],
  ];
  return h('footer', { class: 'receipt', 'aria-label': 'Receipt' },
    h('span', { class: `status ${exchange.status}` }, exchange.status),
    figures.map(([name, value]) =>
      h('span', { key: name, class: `figure ${name.toLowerCase()}` }, h('small', null, name), value)),
    h('span', { class: 'figure when', title: exchange.id }, when(exchange.created)));
}
