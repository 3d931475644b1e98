/** Calls of the server's API. Errors carry what to do next as `hint`. */

export class ApiError extends Error {
  constructor({ message, hint, code }) {
    super(message);
    this.hint = hint ?? '';
    this.code = code ?? '';
  }
}

async function failure(response) {
  const body = await response.json().catch(() => ({}));
  return new ApiError(
    body.error ?? { message: `The server answered ${response.status}`, hint: 'Try again in a moment.' });
}

async function call(path, options) {
  try {
    return await fetch(path, options);
  } catch {
    throw new ApiError({
      message: 'The server cannot be reached',
      hint: 'Check that `quartet serve` is running, then try again.',
    });
  }
}

export async function get(path) {
  const response = await call(path);
  if (!response.ok) throw await failure(response);
  return response.json();
}

/** Posts, and hands each server-sent event of the answer on as it comes. */
export async function stream(path, body, onEvent) {
  const response = await call(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'text/event-stream' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw await failure(response);
  try {
    await readEvents(response.body, onEvent);
  } catch (e) {
    if (!(e instanceof TypeError)) throw e;
    throw new ApiError({
      message: 'The connection broke off',
      hint: 'The request goes on; its reply will appear among the recent requests.',
    });
  }
}

export async function post(path, body) {
  const response = await call(path, body === undefined ? { method: 'POST' } : {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw await failure(response);
  return response.json();
}

async function readEvents(stream, onEvent) {
  const reader = stream.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    const blocks = (rest + value).split('\n\n');
    rest = blocks.pop();
    blocks.forEach((block) => readEvent(block, onEvent));
  }
}

function readEvent(block, onEvent) {
  const lines = block.split('\n');
  const type = lines.find((line) => line.startsWith('event: '));
  const data = lines.filter((line) => line.startsWith('data: ')).map((line) => line.slice(6)).join('\n');
  if (type) onEvent(type.slice(7), JSON.parse(data));
}

let described;

/** Whether this server has a path, as its own description says. */
export async function serves(path, method = 'get') {
  described ??= get('/openapi.json').catch((error) => {
    described = undefined;
    throw error;
  });
  return method in ((await described).paths[path] ?? {});
}

/** What a path gives; nothing where this server does not have it. */
export async function getIfServed(path) {
  return (await serves(path)) ? get(path) : undefined;
}
