import { createInterface } from 'node:readline';
import { readPasted } from '../verify/callback.js';
import type { Receiver } from '../verify/receiver.js';
import type { SignIn } from '../verify/run-flow.js';
import { openBrowser } from './open-browser.js';

export interface SignInOptions {
  readonly redirectUrl: string;
  /** Waits for the browser at the redirect URL; undefined where the redirect URL leads elsewhere. */
  readonly receiver: Receiver | undefined;
  /** An answer whose state is missing or another, if one comes. */
  readonly foreign: Promise<string>;
  readonly opensBrowser: boolean;
  /** How long to wait for the person, in milliseconds. */
  readonly timeout: number;
}

/**
 * Lets a person sign in: opens the browser, and waits for what comes first, the browser at the redirect URL or an address
 * that the person pastes. Over SSH and in containers only the second can come.
 */
export async function signIn(url: string, options: SignInOptions): Promise<SignIn> {
  const { receiver, opensBrowser } = options;
  const isOpen = opensBrowser && (await openBrowser(url));
  process.stderr.write(
    `\n${isOpen ? 'Sign in in the browser. If it did not open, open' : 'To sign in, open'} this address:\n${url}\n\n`,
  );
  const ended = new AbortController();
  const waits = [timeOut(options.timeout, ended.signal)];
  if (receiver) waits.push(cameBack(receiver.answer), foreignAlone(options.foreign));
  if (process.stdin.isTTY === true && process.stderr.isTTY === true) waits.push(paste(options, ended.signal));
  try {
    return await Promise.race(waits);
  } finally {
    ended.abort();
  }
}

async function cameBack(answer: Receiver['answer']): Promise<SignIn> {
  const url = await answer;
  // Closed without an answer: somebody else has ended the waiting.
  return url === undefined ? new Promise(() => {}) : { kind: 'callback', url };
}

/** How long the right answer may still come after one with a wrong state, in milliseconds. */
const GRACE = 3000;

/** An answer with a wrong state may be a stranger's; when nothing else follows, it is what the server sent. */
async function foreignAlone(foreign: Promise<string>): Promise<SignIn> {
  const url = await foreign;
  await new Promise((resolve) => setTimeout(resolve, GRACE).unref());
  return { kind: 'callback', url };
}

function timeOut(milliseconds: number, signal: AbortSignal): Promise<SignIn> {
  return new Promise((resolve) => {
    const seconds = Math.round(milliseconds / 1000);
    const timer = setTimeout(
      () =>
        resolve({
          kind: 'none',
          reason: `The browser did not come back within ${seconds} second${seconds === 1 ? '' : 's'}. If it shows an error, run again and paste the text of that page, or: sn-connector explain "<the text>".`,
        }),
      milliseconds,
    );
    signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
  });
}

/** What the person pastes: an address, or the text of an error page. */
async function paste({ redirectUrl, receiver }: SignInOptions, signal: AbortSignal): Promise<SignIn> {
  const prompt = createInterface({ input: process.stdin, output: process.stderr });
  const question = receiver
    ? 'Or paste here the address at which the browser ended, or the error text that it shows:\n> '
    : 'Paste here the address at which the browser ends, from its address bar, or the error text that it shows:\n> ';
  const entered = new Promise<SignIn | undefined>((resolve, reject) => {
    let text = '';
    let waiting: NodeJS.Timeout | undefined;
    const isRead = (): boolean => {
      const pasted = readPasted(text, redirectUrl);
      if (pasted.kind === 'callback') resolve(pasted);
      else if (pasted.kind === 'text') resolve({ kind: 'said', text: text.trim() });
      else process.stderr.write(`${pasted.sentence}\n\n`);
      text = '';
      return pasted.kind !== 'other';
    };
    prompt.on('line', (line) => {
      text += `${line}\n`;
      if (text.trim() === '') return prompt.prompt();
      // The text of a page has several lines, which come at once when they are pasted.
      clearTimeout(waiting);
      waiting = setTimeout(() => isRead() || prompt.prompt(), PASTED);
    });
    prompt.once('SIGINT', () => reject(interruption()));
    prompt.once('close', () => {
      clearTimeout(waiting);
      if (text.trim() !== '' && !signal.aborted) isRead();
      resolve(undefined);
    });
  });
  prompt.setPrompt(question);
  prompt.prompt();
  signal.addEventListener('abort', () => prompt.close(), { once: true });
  try {
    const answer = await entered;
    if (answer) return answer;
    // The end of the input leaves the browser to come back, where there is a receiver.
    if (receiver || signal.aborted) return new Promise(() => {});
    throw interruption();
  } finally {
    prompt.close();
  }
}

/** How long the lines of one paste may take to come, in milliseconds. */
const PASTED = 200;

/** What Ctrl-C at a question is called everywhere. */
const interruption = (): Error => Object.assign(new Error('stopped'), { name: 'ExitPromptError' });
