/**
 * The script of the frame's own page on the origin of content. It stands between the academy, which it obeys, and content, which
 * stands below it on the same origin and could do whatever is done here: nothing of the academy may be found in this page.
 */
import type { Api12 } from '../../../../standards/scorm/runtime/api-12.ts';
import type { Api2004 } from '../../../../standards/scorm/runtime/api-2004.ts';
import type { ValidRequests } from '../../../../standards/scorm/runtime/elements-2004.ts';
import { homeParameter, readFromPage, type Blocked, type FromFrame, type OpenContent } from '../../frame-protocol.ts';
import { apiObject12, apiObject2004, type ApiObject, type Keeper } from './api-object.ts';
import { ContentPlace } from './content-place.ts';
import { ContentWindow } from './content-window.ts';
import { Leftovers } from './leftovers.ts';
import { Reporter } from './reporter.ts';

interface Playing {
  readonly opened: OpenContent;
  readonly api: ApiObject;
  readonly reporter: Reporter;
}

const home = new URLSearchParams(location.search).get(homeParameter) ?? '';
const leftovers = new Leftovers(() => localStorage);
let playing: Playing | null = null;

function tell(message: FromFrame): void {
  window.parent.postMessage(message, home);
}

/** Without credentials and without a preflight, and past the end of the window where the browser has room for it. */
function part(url: string, body: string): void {
  const options = { method: 'POST', body, mode: 'no-cors', credentials: 'omit' } as const;
  fetch(url, { ...options, keepalive: true }).catch(() => {});
}

const world = {
  window,
  loaded: () => {
    if (playing) tell({ kind: 'loaded', launch: playing.opened.launch });
  },
  blocked: (what: readonly Blocked[]) => {
    if (playing) tell({ kind: 'blocked', launch: playing.opened.launch, what });
  },
  left: () => {
    if (playing) tell({ kind: 'left', launch: playing.opened.launch });
  },
};
const inFrame = new ContentPlace(world);
const inWindow = new ContentWindow(world);

function open(opened: OpenContent): void {
  // content stands where this page does, or it would not find the API
  if (new URL(opened.address).origin !== location.origin) return;
  const reporter: Reporter = new Reporter(
    opened,
    { kept: () => api.kept(), phase: () => api.phase() },
    {
      tell,
      part,
      leftovers,
      later: (work, ms) => {
        const timer = setTimeout(work, ms);
        return () => clearTimeout(timer);
      },
    },
  );
  const keeper: Keeper = {
    changed: () => reporter.changed(),
    committed: () => reporter.committed(),
    ended: () => reporter.ended(),
  };
  const api: ApiObject =
    opened.edition === '1.2'
      ? apiObject12(opened.state as Api12, keeper)
      : apiObject2004(opened.state as Api2004, keeper);
  playing = { opened, api, reporter };
  for (const name of ['API', 'API_1484_11']) Reflect.deleteProperty(window, name);
  Object.defineProperty(window, api.name, { value: api.functions, configurable: true });
  document.title = opened.title;
  if (opened.ownWindow) inWindow.show(opened.address, opened.title, opened.ownWindow);
  else inFrame.show(opened.address, opened.title);
}

async function close(launch: number): Promise<void> {
  if (playing?.opened.launch !== launch) return;
  const closing = playing;
  await (closing.opened.ownWindow ? inWindow : inFrame).close();
  closing.reporter.ended();
}

window.addEventListener('message', (event) => {
  if (event.source !== window.parent || event.origin !== home) return;
  const message = readFromPage(event.data);
  switch (message?.kind) {
    case 'open':
      return open(message);
    case 'valid':
      if (playing?.opened.launch === message.launch) playing.api.allow(message.valid as ValidRequests);
      return;
    case 'close':
      return void close(message.launch);
    case 'rest':
      inFrame.rest();
      return inWindow.rest();
    case 'kept':
      if (playing?.opened.session === message.session) playing.reporter.keptUpTo(message.report);
      else leftovers.forget(message.session, message.report);
      return;
    default:
  }
});
window.addEventListener('pagehide', () => {
  playing?.reporter.leave();
  // content that has a window of its own has nobody to speak to any more
  inWindow.rest();
});
window.addEventListener('pageshow', () => playing?.reporter.stay());
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'hidden') playing?.reporter.committed();
});

if (window.parent !== window && home !== '') tell({ kind: 'ready', leftovers: leftovers.all() });
