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
