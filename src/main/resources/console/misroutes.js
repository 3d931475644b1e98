/** Requests that seem to have gone to the wrong place, for a person to judge. */
import { h } from 'preact';
import { post } from '/console/api.js';
import { percent } from '/console/format.js';
import { Action, Empty, Figure, Tier, Tile, TIERS } from '/console/parts.js';
import { link } from '/console/routes.js';

const SHOWN = 6;
const NOTICED = {
  feedback: 'a person said so', rephrased: 'asked again in other words', handoff: 'passed on',
  check: 'a check rejected the reply', audit: 'an audit disagrees',
};

export function Misroutes({ misroutes, figures, span, again }) {
  const open = misroutes.filter((one) => one.review === 'open');
  const confirmed = misroutes.filter((one) => one.review === 'confirmed');
  return h(Tile, { title: 'Misroutes to review', note: open.length ? `${open.length} open` : '' },
    open.length === 0
      ? h(Empty, null, figures.total ? 'All are reviewed.' : `No request is known to have gone to the wrong place (${span}).`)
      : h('ul', { class: 'rows' }, open.slice(0, SHOWN).map((one) => h(Misroute, { key: one.id, one, again }))),
    open.length > SHOWN ? h('p', { class: 'more' }, `${open.length - SHOWN} more after these`) : null,
    confirmed.length ? h('p', { class: 'hint' }, `${confirmed.length} confirmed. Teach the router: `,
      h('code', null, `quartet misroutes apply ${confirmed[0].id}`)) : null,
    h(Rates, { figures }));
}

function Misroute({ one, again }) {
  const say = (verdict) => async () => {
    await post(`/api/misroutes/${encodeURIComponent(one.id)}/review`, {
      verdict, ...(verdict === 'wrong' && one.should && one.should !== one.route ? { should: one.should } : {}) });
    again();
  };
  const text = one.text || '(its text is not kept)';
  return h('li', { class: 'misroute' },
    h('div', { class: 'what' },
      h('a', { href: link(`requests/${one.run}`), title: text }, text),
      h('p', null, h(Tier, { tier: one.tier }), ' ', h('code', null, one.route),
        one.should ? [' → ', h('code', null, one.should)] : null, h('span', { class: 'when' }, NOTICED[one.source] ?? one.source))),
    h('div', { class: 'verdicts', role: 'group', 'aria-label': `Was ${one.route} wrong?` },
      h(Action, { label: `Wrong: ${text}`, title: 'It should not have gone there', act: say('wrong') }, 'Wrong'),
      h(Action, { label: `Right: ${text}`, title: 'It was right after all; it does not count', act: say('right') }, 'Right')));
}

/** How often the router errs, as far as it is known. */
function Rates({ figures }) {
  const known = TIERS.flatMap((tier) => figures.byTier.filter((rate) => rate.route === tier && rate.decisions > 0));
  if (figures.total === 0 || known.length === 0) return null;
  return h('ul', { class: 'rates', 'aria-label': 'Known rates of misroutes with their 95 % intervals' }, known.map((rate) => h('li', { key: rate.route },
    h(Tier, { tier: rate.route }),
    h(Figure, { name: `misroutes.${rate.route}`, value: rate.rate }, percent(rate.rate)),
    h('small', null, `${percent(rate.low)} to ${percent(rate.high)}`))));
}
