/** Pages by the part of the address after #: `#/requests/r1?tier=script`. */
import { useEffect, useState } from 'preact/hooks';

function read() {
  const [path, query] = location.hash.replace(/^#\/?/, '').split('?');
  const [page, ...rest] = path.split('/');
  return { page: page || 'ask', id: decodeURIComponent(rest.join('/')), query: Object.fromEntries(new URLSearchParams(query)) };
}

export function useRoute() {
  const [route, setRoute] = useState(read);
  useEffect(() => {
    const changed = () => setRoute(read());
    addEventListener('hashchange', changed);
    return () => removeEventListener('hashchange', changed);
  }, []);
  return route;
}

/** The address of a page; what is empty is left out. */
export function link(path, query = {}) {
  const kept = new URLSearchParams(Object.entries(query).filter(([, value]) => value));
  const text = kept.toString();
  return `#/${path}${text ? `?${text}` : ''}`;
}

/** Changes the address without a step back to it. */
export function replace(path, query) {
  history.replaceState(null, '', link(path, query));
  dispatchEvent(new HashChangeEvent('hashchange'));
}
