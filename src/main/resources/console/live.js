/** One connection for the server's events, and what is read again when something has changed. */
import { useEffect, useRef, useState } from 'preact/hooks';

/** Between two readings; what happens meanwhile is in the later one. */
const PAUSE = 1000;
const COLLECT = 100;
const TELLING = ['change', 'approval', 'done'];

const listeners = new Set();
let events;
let online = true;

function tell(now) {
  online = now;
  listeners.forEach((listener) => listener(online));
}

function listen(listener) {
  listeners.add(listener);
  if (!events) {
    events = new EventSource('/api/events');
    TELLING.forEach((type) => events.addEventListener(type, () => tell(true)));
    events.addEventListener('open', () => tell(true));
    events.addEventListener('error', () => tell(false));
  }
  return () => listeners.delete(listener);
}

/** Whether the server can be reached. */
export function useOnline() {
  const [now, setNow] = useState(online);
  useEffect(() => listen(setNow), []);
  return now;
}

/**
 * What `load` gives, read again at most once a second when something has changed; what it gave
 * before stays until then. `key` names what is loaded: another one starts afresh.
 */
export function useLive(key, load) {
  const [state, setState] = useState({ key, loading: true });
  const again = useRef(() => {});
  useEffect(() => {
    const reading = new Reading(load, (result) => setState((before) => (
      { data: before.key === key ? before.data : undefined, key, loading: false, ...result })));
    again.current = () => reading.soon();
    const leave = listen(() => reading.soon());
    const shown = () => document.hidden || reading.soon();
    document.addEventListener('visibilitychange', shown);
    reading.soon();
    return () => {
      leave();
      document.removeEventListener('visibilitychange', shown);
      reading.end();
    };
  }, [key]);
  const current = state.key === key ? state : { ...state, loading: true };
  return [current, () => again.current()];
}

/** Never two at once, never two within the pause. */
class Reading {
  constructor(load, done) {
    this.load = load;
    this.done = done;
    this.last = -PAUSE;
    this.timer = 0;
    this.wanted = false;
    this.underWay = false;
    this.over = false;
  }

  soon() {
    if (this.underWay) this.wanted = true;
    if (this.underWay || this.timer || document.hidden) return;
    const wait = Math.max(COLLECT, this.last + PAUSE - performance.now());
    this.timer = setTimeout(() => this.read(), wait);
  }

  async read() {
    this.timer = 0;
    this.underWay = true;
    this.wanted = false;
    this.last = performance.now();
    let result;
    try {
      result = { data: await this.load() };
    } catch (error) {
      result = { error };
    }
    this.underWay = false;
    if (this.over) return;
    this.done(result);
    if (this.wanted) this.soon();
  }

  end() {
    this.over = true;
    clearTimeout(this.timer);
  }
}

/** The time, as often as what is said of it changes. */
export function useNow(every = 15000) {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), every);
    return () => clearInterval(timer);
  }, [every]);
  return now;
}
