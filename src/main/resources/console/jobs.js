/** The scheduled requests and their switches. */
import { h } from 'preact';
import { post } from '/console/api.js';
import { ago, ahead, moment } from '/console/format.js';
import { useNow } from '/console/live.js';
import { Action, Empty, Tile } from '/console/parts.js';
import { link } from '/console/routes.js';

export function Jobs({ jobs, again }) {
  const now = useNow();
  const stopped = jobs.filter((job) => job.state === 'disabled').length;
  return h(Tile, { title: 'Jobs', note: stopped ? `${stopped} stopped after failures` : '', className: stopped ? 'alarmed' : '' },
    jobs.length === 0
      ? h(Empty, null, 'No jobs yet. Put one into the workspace as ', h('code', null, 'jobs/NAME.yaml'), '; ',
        h('code', null, 'quartet jobs --help'), ' says more.')
      : h('ul', { class: 'rows' }, jobs.map((job) => h(Job, { key: job.id, job, now, again }))));
}

function Job({ job, now, again }) {
  const on = job.state === 'enabled';
  const mine = `/api/jobs/${encodeURIComponent(job.id)}`;
  const act = (what, body) => async () => {
    await post(`${mine}/${what}`, body);
    again();
  };
  return h('li', { class: `job ${job.state}` },
    h(Switch, { on, label: `${job.id} is scheduled`, fixed: !job.trusted, toggle: act(on ? 'disable' : 'enable') }),
    h('div', { class: 'what' },
      h('strong', null, job.id), h('span', { class: 'when' }, job.schedule),
      h('p', { class: on ? '' : 'reason' }, job.reason ?? job.description ?? '')),
    h('div', { class: 'facts' },
      h(Last, { last: job.last, now }),
      job.next ? h('span', { title: moment(job.next) }, `next ${ahead(job.next, now)}`) : null),
    h(Action, { label: `Run ${job.id} now`, disabled: !on, act: act('run', { wait: 0 }) }, 'Run now'));
}

function Last({ last, now }) {
  if (!last) return h('span', null, 'never ran');
  const text = last.status === 'running' ? 'running' : `${last.status} ${ago(last.started, now)}`;
  const className = `status ${last.status}`;
  return last.run ? h('a', { class: className, href: link(`requests/${last.run}`) }, text)
    : h('span', { class: className }, text);
}

function Switch({ on, label, fixed, toggle }) {
  return h(Action, { label, className: `switch ${on ? 'on' : ''}`, disabled: fixed, act: toggle,
    title: on ? 'Switch off' : 'Switch on', attributes: { role: 'switch', 'aria-checked': on ? 'true' : 'false' } },
  h('i', { 'aria-hidden': 'true' }));
}
