import { h, render } from 'preact';
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { get, post, stream, ApiError } from '/console/api.js';
import { after, begun, recorded } from '/console/exchange.js';
import { startOfToday } from '/console/format.js';
import { Ask } from '/console/ask.js';
import { Conversation } from '/console/conversation.js';
import { Approvals, Recent, Today } from '/console/overview.js';

const conversationId = () => `console-${crypto.getRandomValues(new Uint32Array(2)).join('-')}`;

/** What the server knows of everybody's requests, kept up to date by its events. */
function useOverview() {
  const [overview, setOverview] = useState({ loading: true, online: true, recent: [], approvals: [] });
  const refresh = useCallback(async () => {
    try {
      const [recent, approvals, report] = await Promise.all([
        get('/api/requests?since=30d&limit=20'),
        get('/api/approvals'),
        get(`/api/report?since=${startOfToday()}`),
      ]);
      setOverview({ loading: false, online: true, recent, approvals, report });
    } catch (error) {
      setOverview((last) => ({ ...last, loading: false, online: false, error }));
    }
  }, []);
  useEffect(() => {
    let planned = 0;
    const soon = () => {
      clearTimeout(planned);
      planned = setTimeout(refresh, 120);
    };
    const events = new EventSource('/api/events');
    ['decision', 'handoff', 'approval', 'done'].forEach((type) => events.addEventListener(type, soon));
    events.addEventListener('open', soon);
    events.addEventListener('error', soon);
    refresh();
    return () => events.close();
  }, [refresh]);
  return [overview, refresh];
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

function Console() {
  const [overview, refresh] = useOverview();
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
    refresh();
  };

  const cancel = async (exchange) => {
    try {
      await post(`/api/requests/${exchange.id}/cancel`);
    } catch (error) {
      change(exchange.key, (one) => (one.finished ? one : { ...one, error }));
    }
  };

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

  return h('div', { class: 'page' },
    h('a', { class: 'skip', href: '#ask' }, 'Skip to the question'),
    h(Header, { online: overview.online, empty: exchanges.length === 0, startAfresh }),
    h('main', { class: 'talk' },
      h(Conversation, { exchanges, decide, cancel, ask: (text) => !busy && ask(text) }),
      h(Ask, { input, busy, ask })),
    h('aside', { class: 'overview', 'aria-label': 'Overview' },
      overview.online ? null : h('p', { class: 'notice', role: 'alert' },
        'The server cannot be reached. The page will catch up once it is back.'),
      h(Approvals, { approvals: overview.approvals, decide }),
      h(Today, { report: overview.report, loading: overview.loading }),
      h(Recent, { requests: overview.recent, loading: overview.loading, open })));
}

function Header({ online, empty, startAfresh }) {
  return h('header', { class: 'top' },
    h('div', { class: 'brand' },
      h('img', { src: '/console/icon.svg', alt: '', width: 28, height: 28 }),
      h('h1', null, 'Quartet')),
    h('span', { class: `link ${online ? 'up' : 'down'}`, role: 'status' },
      h('i', { 'aria-hidden': 'true' }), online ? 'Connected' : 'Not connected'),
    h('button', { type: 'button', class: 'quiet', disabled: empty, onClick: startAfresh },
      'New conversation'));
}

render(h(Console), document.getElementById('console'));
