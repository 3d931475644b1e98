/** One request and what becomes of it, as the events tell. */

let sequence = 0;

export function begun(text) {
  sequence += 1;
  return { key: `now-${sequence}`, request: text, status: 'running', text: '', decisions: [], steps: [] };
}

/** The exchange of a reply that was recorded earlier. */
export function recorded(reply) {
  return { key: reply.id, ...reply, finished: reply.status !== 'running' };
}

/** The exchange after one more event. */
export function after(exchange, type, data) {
  const next = { ...exchange, id: data.run ?? exchange.id };
  switch (type) {
    case 'decision':
      return { ...next, decisions: [data] };
    case 'handoff':
      return { ...next, text: '', decisions: [...exchange.decisions, { ...data, source: 'handoff' }] };
    case 'step':
      return { ...next, steps: steps(exchange.steps, data) };
    case 'text':
      return { ...next, text: exchange.text + data.text };
    case 'approval':
      return { ...next, approval: data };
    case 'error':
      return { ...next, error: data };
    case 'done':
      return { ...recorded(data.reply), key: exchange.key };
    default:
      return next;
  }
}

function steps(known, event) {
  if (event.status === 'running') return [...known, event];
  const under = known.findLastIndex(
    (step) => step.status === 'running' && step.kind === event.kind && step.name === event.name);
  return under < 0 ? [...known, event] : known.with(under, event);
}
