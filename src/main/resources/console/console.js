import { h, render } from 'preact';
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { get, post, stream, ApiError } from '/console/api.js';
import { after, begun, recorded } from '/console/exchange.js';
import { startOfDay } from '/console/format.js';
import { useLive, useOnline } from '/console/live.js';
import { link, useRoute } from '/console/routes.js';
import { Ask } from '/console/ask.js';
import { Approvals, Recent, Today } from '/console/beside.js';
import { Conversation } from '/console/conversation.js';
import { Overview } from '/console/overview.js';
import { ReportPage } from '/console/report.js';
import { Requests } from '/console/requests.js';

const conversationId = () => `console-${crypto.getRandomValues(new Uint32Array(2)).join('-')}`;

const PAGES = [['ask', 'Ask'], ['overview', 'Overview'], ['requests', 'Requests'], ['report', 'Report']];

/** What stands beside the conversation. */
async function beside() {
  const [recent, approvals, report] = await Promise.all([
    get('/api/requests?since=30d&limit=20'),
    get('/api/approvals'),
    get(`/api/report?since=${startOfDay()}`),
  ]);
  return { recent, approvals, report };
}

function useExchanges() {
  const [exchanges, setExchanges] = useState([]);
  const change = useCallback(
    (key, how) => setExchanges((all) => all.map((one) => (one.key === key ? how(one) : one))), []);
  const follow = useCallback(async (key, path, body) => {
    try {
      await stream(path, body, (type, data) => change(key, (one) => after(one, type, data)));
      change(key, (one) => (one.finished ? one : { ...one, finished: true }));
    } catch (error) {
      const shown = error instanceof ApiError ? error : { message: String(error), hint: '' };
      change(key, (one) => ({ ...one, finished: true, status: 'failed', error: shown }));
    }
  }, [change]);
  return { exchanges, setExchanges, change, follow };
}

/** The conversation goes on while another page is shown. */
function Console() {
  const route = useRoute();
  const online = useOnline();
  const page = PAGES.some(([name]) => name === route.page) ? route.page : 'ask';
  useEffect(() => {
    document.title = page === 'ask' ? 'Quartet' : `${PAGES.find(([name]) => name === page)[1]} · Quartet`;
  }, [page]);
  useEffect(() => scrollTo(0, 0), [page, route.id]);
  const talk = useTalk();
  return h('div', { class: `page ${page === 'ask' ? 'asking' : ''}` },
    h('a', { class: 'skip', href: '#main', onClick: toContent }, 'Skip to the content'),
    h(Header, { online, page, empty: talk.exchanges.length === 0, startAfresh: talk.startAfresh }),
    online || page === 'ask' ? null : h(Offline),
    page === 'ask' ? h(Talk, { ...talk, online }) : null,
    page === 'overview' ? h(Overview, { route }) : null,
    page === 'requests' ? h(Requests, { route }) : null,
    page === 'report' ? h(ReportPage, { route }) : null);
}

/** The hash is the page's name, so that the jump must not change it. */
function toContent(event) {
  event.preventDefault();
  (document.querySelector('#ask textarea') ?? document.getElementById('main'))?.focus();
}

function Offline() {
  return h('p', { class: 'notice', role: 'alert' },
    'The server cannot be reached. The page will catch up once it is back.');
}

function useTalk() {
  const { exchanges, setExchanges, change, follow } = useExchanges();
  const [conversation, setConversation] = useState(conversationId);
  const [busy, setBusy] = useState(false);
  const input = useRef(null);

  const ask = async (text, tier) => {
    const exchange = begun(text);
    setExchanges((all) => [...all, exchange]);
    setBusy(true);
    await follow(exchange.key, '/api/requests', { text, conversation, ...(tier ? { tier } : {}) });
    setBusy(false);
    input.current?.focus();
  };

  const startAfresh = () => {
    setExchanges([]);
    setConversation(conversationId());
    input.current?.focus();
  };

  const open = async (id) => {
    const reply = recorded(await get(`/api/requests/${id}`));
    setExchanges((all) => [...all.filter((one) => one.id !== id), reply]);
  };

  const decide = async (approval, yes) => {
    if (!exchanges.some((one) => one.id === approval.run)) await open(approval.run);
    setExchanges((all) => all.map((one) => (one.id === approval.run
      ? { ...one, status: 'running', finished: false, approval: undefined, steps: [], text: '' }
      : one)));
    const key = exchanges.find((one) => one.id === approval.run)?.key ?? approval.run;
    await follow(key, `/api/approvals/${approval.id}`, { decision: yes ? 'approve' : 'deny' });
  };

  const cancel = async (exchange) => {
    try {
      await post(`/api/requests/${exchange.id}/cancel`);
    } catch (error) {
      change(exchange.key, (one) => (one.finished ? one : { ...one, error }));
    }
  };

  return { exchanges, busy, input, ask, startAfresh, open, decide, cancel };
}

function Talk({ exchanges, busy, input, ask, open, decide, cancel, online }) {
  const [{ data, loading }] = useLive('beside', beside);
  useEffect(() => {
    const focus = (event) => {
      const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement?.tagName ?? '');
      if (event.key === '/' && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
        event.preventDefault();
        input.current?.focus();
      }
    };
    document.addEventListener('keydown', focus);
    return () => document.removeEventListener('keydown', focus);
  }, []);
  return [
    h('main', { key: 'talk', class: 'talk', id: 'main' },
      h(Conversation, { exchanges, decide, cancel, ask: (text) => !busy && ask(text) }),
      h(Ask, { input, busy, ask })),
    h('aside', { key: 'beside', class: 'overview', 'aria-label': 'Overview' },
      online ? null : h(Offline),
      h(Approvals, { approvals: data?.approvals ?? [], decide }),
      h(Today, { report: data?.report, loading }),
      h(Recent, { requests: data?.recent ?? [], loading, open }))];
}

function Header({ online, page, empty, startAfresh }) {
  return h('header', { class: 'top' },
    h('a', { class: 'brand', href: link('ask') },
      h('img', { src: '/console/icon.svg', alt: '', width: 28, height: 28 }),
      h('h1', null, 'Quartet')),
    h('nav', { 'aria-label': 'Pages' }, PAGES.map(([name, text]) => h('a', {
      key: name, href: link(name), 'aria-current': name === page ? 'page' : undefined }, text))),
    h('span', { class: `link ${online ? 'up' : 'down'}`, role: 'status' },
      h('i', { 'aria-hidden': 'true' }), online ? 'Connected' : 'Not connected'),
    page === 'ask' ? h('button', { type: 'button', class: 'quiet', disabled: empty, onClick: startAfresh },
      'New conversation') : null);
}

render(h(Console), document.getElementById('console'));
