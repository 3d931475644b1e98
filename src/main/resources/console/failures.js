/** Failures by their cause; what is new or grows stands out. */
import { h } from 'preact';
import { ago, count, moment } from '/console/format.js';
import { useNow } from '/console/live.js';
import { Empty, Figure, Tile } from '/console/parts.js';
import { link } from '/console/routes.js';

const SHOWN = 6;
const ARROWS = { new: 'new', growing: '↑ growing', steady: 'steady', falling: '↓ falling' };

export function Failures({ failures, span, whole }) {
  const now = useNow();
  const shown = whole ? failures : failures.slice(0, SHOWN);
  const more = failures.length - shown.length;
  return h(Tile, { title: 'Failures', note: failures.length ? `${failures.length} ${failures.length > 1 ? 'causes' : 'cause'}` : '' },
    failures.length === 0 ? h(Empty, null, `Nothing failed (${span}).`)
      : h('ul', { class: 'rows' }, shown.map((failure) => h(Cause, { key: failure.cause, failure, now }))),
    more > 0 ? h('a', { class: 'more', href: link('report') }, `${more} more in the report`) : null);
}

function Cause({ failure, now }) {
  return h('li', { class: `failure ${failure.trend}` },
    h('span', { class: 'times' }, h(Figure, { name: `failures.${failure.cause}`, value: failure.count }, count(failure.count))),
    h('div', { class: 'what' },
      h('strong', null, failure.cause), h('span', { class: `trend ${failure.trend}`, title: `${failure.before} in the time before` },
        ARROWS[failure.trend]),
      h('p', { title: failure.message }, failure.message)),
    h('div', { class: 'facts' },
      h('a', { href: link(`requests/${failure.example}`), 'aria-label': `Example of ${failure.cause}` }, 'example'),
      h('time', { title: `first ${moment(failure.first)}, last ${moment(failure.last)}` }, ago(failure.last, now))));
}
