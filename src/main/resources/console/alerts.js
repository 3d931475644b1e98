/** What people were told, and whether it reached them. */
import { h } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { post, serves } from '/console/api.js';
import { ago, ahead, moment } from '/console/format.js';
import { useNow } from '/console/live.js';
import { Action, Empty, Tile } from '/console/parts.js';

const TEST = '/api/alerts/test';
const SHOWN = 6;

export function Alerts({ alerts, again }) {
  const now = useNow();
  const [tests, setTests] = useState(false);
  useEffect(() => {
    serves(TEST, 'post').then(setTests, () => setTests(false));
  }, []);
  const test = async () => {
    const { results } = await post(TEST);
    again();
    const failed = results.filter((one) => !one.sent);
    if (failed.length) throw new Error(failed.map((one) => `${one.channel}: ${one.error ?? 'not sent'}`).join('; '));
    return `Sent to ${results.map((one) => one.channel).join(', ')}`;
  };
  const failing = alerts.channels.filter((channel) => channel.state === 'failing');
  return h(Tile, {
    title: 'Alerts', className: failing.length ? 'alarmed' : '',
    action: tests ? h(Action, { label: 'Send a test alert', act: test }, 'Send a test') : null,
  },
  h(Channels, { channels: alerts.channels, now }),
  alerts.alerts.length === 0
    ? h(Empty, null, 'Nobody had to be told anything.')
    : h('ul', { class: 'rows' }, alerts.alerts.slice(0, SHOWN).map((alert) => h(Alert, { key: alert.id, alert, now }))));
}

function Channels({ channels, now }) {
  if (channels.length === 0) {
    return h(Empty, null, 'No channel yet. Name one under ', h('code', null, 'alerts:'), ' in ', h('code', null, 'quartet.yaml'), '.');
  }
  return h('ul', { class: 'channels', 'aria-label': 'Channels' }, channels.map((channel) => h('li', { key: channel.name, class: channel.state },
    h('i', { 'aria-hidden': 'true' }), channel.name,
    channel.state === 'failing'
      ? h('small', null, `failing${channel.since ? ` for ${ago(channel.since, now).replace(' ago', '')}` : ''}: ${channel.error ?? ''}`) : null)));
}

function Alert({ alert, now }) {
  return h('li', { class: `finding ${alert.severity}` },
    h('div', { class: 'what' },
      h('strong', null, alert.title), alert.times > 1 ? h('span', { class: 'when' }, `${alert.times} times`) : null,
      h('p', null, alert.text)),
    h('div', { class: 'facts' },
      h('time', { title: moment(alert.at) }, ago(alert.at, now)),
      alert.deliveries.map((one) => h('span', { key: one.channel, class: `status ${one.state.replace(' ', '-')}`, title: one.error },
        one.state === 'waiting' && one.next ? `${one.channel}: again ${ahead(one.next, now)}` : `${one.channel}: ${one.state}`))));
}
