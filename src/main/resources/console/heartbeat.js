/** What the self-check found. */
import { h } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { post, serves } from '/console/api.js';
import { ago, ahead, count, duration, moment, span } from '/console/format.js';
import { useNow } from '/console/live.js';
import { Action, Empty, Figure, Tile } from '/console/parts.js';

const PATH = '/api/heartbeat';
const BEATS = 24;

export function Heartbeat({ heartbeat, again }) {
  const now = useNow();
  const [runs, setRuns] = useState(false);
  useEffect(() => {
    serves(PATH, 'post').then(setRuns, () => setRuns(false));
  }, []);
  const run = async () => {
    await post(PATH);
    again();
  };
  const findings = heartbeat.last?.findings ?? [];
  const troubles = findings.filter((finding) => finding.state === 'trouble');
  return h(Tile, {
    title: 'Heartbeat', className: troubles.length ? 'alarmed' : '',
    note: heartbeat.next ? `next ${ahead(heartbeat.next, now)}` : '',
    action: runs ? h(Action, { label: 'Check now', act: run }, 'Check now') : null,
  },
  heartbeat.last
    ? [h(Summary, { key: 'summary', last: heartbeat.last, findings, troubles, now }),
      h(Troubles, { key: 'troubles', troubles, now }), h(History, { key: 'history', history: heartbeat.history ?? [] })]
    : h(Empty, null, 'No check yet.', heartbeat.every ? ` One comes every ${span(heartbeat.every)}.` : '',
      ' Make one with ', h('code', null, 'quartet heartbeat --now'), '.'));
}

function Summary({ last, findings, troubles, now }) {
  return h('p', { class: `verdict ${troubles.length ? 'trouble' : 'well'}` },
    h('b', null, troubles.length === 0 ? 'All is well' : `${troubles.length} of ${findings.length} probes found trouble`),
    h('span', null, `${ago(last.at, now)}, took ${duration(last.millis)}, `,
      h(Figure, { name: 'heartbeat.tokens', value: last.tokens }, count(last.tokens)), ' tokens'));
}

function Troubles({ troubles, now }) {
  if (troubles.length === 0) return null;
  return h('ul', { class: 'rows' }, troubles.map((finding) => h('li', { key: finding.probe, class: `finding ${finding.severity ?? ''}` },
    h('div', { class: 'what' },
      h('strong', null, finding.what),
      finding.why ? h('p', null, finding.why) : null,
      finding.next ? h('p', { class: 'next' }, finding.next) : null),
    h('div', { class: 'facts' }, h('span', null, finding.probe),
      finding.since ? h('span', { title: moment(finding.since) }, `for ${span(now - finding.since)}`) : null))));
}

/** The last checks, oldest first. */
function History({ history }) {
  if (history.length < 2) return null;
  const beats = [...history].sort((one, other) => one.at - other.at).slice(-BEATS);
  const bad = beats.filter((beat) => beat.troubles).length;
  return h('div', { class: 'beats', role: 'img', 'aria-label': `Of the last ${beats.length} checks ${bad} found trouble` },
    beats.map((beat) => h('i', { key: beat.at, class: beat.troubles ? 'trouble' : 'well',
      title: `${moment(beat.at)}: ${beat.troubles ? `${beat.troubles} in trouble` : 'well'}` })));
}
