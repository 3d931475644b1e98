import { h } from 'preact';
import { useState } from 'preact/hooks';
import { moment } from '/console/format.js';

export function Tier({ tier }) {
  return h('span', { class: `tier ${tier || 'none'}` }, tier || 'no tier');
}

/** What would run, exactly, and the two buttons. */
export function ApprovalCard({ approval, decide }) {
  const [sent, setSent] = useState(false);
  const press = (yes) => {
    setSent(true);
    decide(approval, yes);
  };
  return h('div', { class: 'approval', role: 'group', 'aria-label': 'Approval needed' },
    h('p', { class: 'approval-title' }, 'Needs your approval',
      approval.effect ? h('span', { class: 'effect' }, approval.effect) : null),
    h('pre', null, approval.command),
    h('div', { class: 'approval-row' },
      h('button', { type: 'button', class: 'approve', disabled: sent, onClick: () => press(true) }, 'Approve'),
      h('button', { type: 'button', class: 'deny', disabled: sent, onClick: () => press(false) }, 'Deny'),
      h('small', null, `until ${moment(approval.expires)}`)));
}

export const TIERS = ['script', 'direct', 'specialist', 'pipeline'];

/** A figure as it is read, with the exact value for whoever needs it. */
export function Figure({ name, value, children }) {
  const exact = String(value ?? 0);
  return h('data', { value: exact, 'data-figure': name, title: exact, class: Number(exact) === 0 ? 'zero' : undefined }, children);
}

/** A part of a page with its heading. */
export function Tile({ title, className, note, action, children }) {
  return h('section', { class: `tile ${className ?? ''}`, 'aria-label': title },
    h('header', null, h('h3', null, title), note ? h('span', { class: 'note' }, note) : null, action),
    children);
}

export function Empty({ children }) {
  return h('p', { class: 'empty' }, children);
}

/** A button that waits for what it began, and says what came of it when there is something to say. */
export function Action({ label, act, className, title, disabled, attributes, children }) {
  const [state, setState] = useState({});
  const press = async () => {
    setState({ busy: true });
    try {
      setState({ said: await act() });
    } catch (error) {
      setState({ error });
    }
  };
  return h('span', { class: 'action' },
    h('button', {
      type: 'button', class: className ?? 'quiet', 'aria-label': label, title,
      disabled: disabled || state.busy, 'aria-busy': state.busy ? 'true' : 'false', onClick: press,
      ...attributes,
    }, children),
    state.said ? h('small', { role: 'status' }, state.said) : null,
    state.error ? h('small', { class: 'error', role: 'alert' }, `${state.error.message}. ${state.error.hint ?? ''}`) : null);
}

export function Failed({ error, again }) {
  return h('div', { class: 'fault', role: 'alert' },
    h('strong', null, error.message), error.hint ? h('p', null, error.hint) : null,
    again ? h('button', { type: 'button', class: 'quiet', onClick: again }, 'Try again') : null);
}
