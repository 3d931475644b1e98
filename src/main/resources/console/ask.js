import { h } from 'preact';
import { useEffect, useState } from 'preact/hooks';

const TIERS = [
  ['', 'Cheapest that fits'], ['direct', 'Direct'], ['specialist', 'Specialist'], ['pipeline', 'Pipeline'],
];

export function Ask({ input, busy, ask }) {
  const [text, setText] = useState('');
  const [tier, setTier] = useState('');
  const ready = !busy && text.trim() !== '';

  const send = (event) => {
    event.preventDefault();
    if (!ready) return;
    setText('');
    ask(text.trim(), tier);
  };
  const enter = (event) => {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) send(event);
  };

  useEffect(() => {
    const box = input.current;
    box.style.height = 'auto';
    box.style.height = `${Math.min(box.scrollHeight, 220)}px`;
  }, [text]);
  useEffect(() => input.current.focus(), []);

  return h('form', { class: 'ask', id: 'ask', onSubmit: send },
    h('textarea', {
      ref: input, rows: 1, value: text, 'aria-label': 'Ask Quartet',
      placeholder: 'Ask anything, or name a script: /system/disk',
      onInput: (event) => setText(event.target.value), onKeyDown: enter,
    }),
    h('div', { class: 'ask-row' },
      h('label', { class: 'tier-choice' }, h('span', null, 'Tier'),
        h('select', { value: tier, onChange: (event) => setTier(event.target.value) },
          TIERS.map(([value, label]) => h('option', { key: value, value }, label)))),
      h('span', { class: 'keys' },
        h('kbd', null, 'Enter'), ' sends · ', h('kbd', null, 'Shift'), '+', h('kbd', null, 'Enter'),
        ' new line · ', h('kbd', null, '/'), ' focuses'),
      h('button', { class: 'send', disabled: !ready }, busy ? 'Working…' : 'Send')));
}
