import type { FlowStage } from './exchange.js';
import { EVIDENCE_KINDS, type Evidence, type EvidenceKind } from './flow.js';

/**
 * Why a leg of the sign-in does not show in a kind of evidence, and what would show it. What a browser can see is that of
 * the contracts of the platform's pages, observed 2026-10-01; that the servers make the exchange is documented.
 */
const WHY: Readonly<Record<EvidenceKind, Readonly<Record<FlowStage, string>>>> = {
  recording: {
    authorize:
      'The recording has no authorization request: it began after the sign-in window had opened, or that window has a log of its own. Switch on "Auto-open DevTools for popups" and record again from before the sign-in.',
    callback:
      'The recording has no way back from the sign-in page: nobody signed in, or the sign-in window has a log of its own. Record that window too.',
    token:
      "A browser never sees the exchange of the code: the platform's servers make it. Its failure shows in the address of the page that closes the sign-in window and in the state of the connection; verify makes the exchange itself.",
    api: "The recording has no call with a token: the platform's servers call the API. Test an operation on the Test tab of the connector while recording: the answer of the API is relayed there.",
    refresh:
      "A browser never sees a refresh: the platform's servers make it when the token has expired. Its failure shows in the state of the connection afterwards; verify refreshes itself.",
  },
  raw: {
    authorize: 'The text has no authorization request. Give the address of the sign-in page too, from the address bar.',
    callback: 'The text has no way back from the sign-in page. Give the address that the sign-in came back to.',
    token: 'The text has no exchange of a code for a token. Give the request to the token endpoint with its answer.',
    api: 'The text has no call with a token. Give such a request with its answer.',
    refresh: 'The text has no refresh. Give a request with grant_type=refresh_token and its answer.',
  },
  status: {
    authorize:
      'The state of a connection does not tell of the sign-in page: it keeps the last failure only. Record the sign-in in the browser.',
    callback:
      'The state of a connection does not tell of the way back from the sign-in page: it keeps the last failure only. Record the sign-in in the browser.',
    token:
      'The state of a connection tells of the exchange of the code only if that was the last thing to fail. verify makes the exchange itself.',
    api: 'The state of a connection does not tell of calls. Give the answer of a call that failed.',
    refresh:
      'The state of a connection tells of a refresh only after one has failed. Read it again when the token has expired; verify refreshes itself.',
  },
  text: {
    authorize:
      'An error text tells of the step that failed only. Record the sign-in in the browser to see the request for it.',
    callback:
      'An error text tells of the step that failed only. Record the sign-in in the browser to see the way back.',
    token: 'An error text tells of the step that failed only, and this one is not about the exchange of the code.',
    api: 'An error text tells of the step that failed only, and this one is not about a call.',
    refresh: 'An error text tells of the step that failed only, and this one is not about a refresh.',
  },
  live: {
    authorize: 'The run did not come to the sign-in page.',
    callback: 'Nobody came back from the sign-in page during the run.',
    token: 'The run had no code to exchange.',
    api: 'The run had no token to call the API with, or was not asked to call it.',
    refresh: 'The run had no refresh token, or was not asked to refresh.',
  },
};

/**
 * Why a leg is not visible, in sentences for reports; the kind that could have shown most speaks. For evidence that was not
 * recognised there is nothing to say.
 */
export function whyNotVisible(stage: FlowStage, { kinds }: Pick<Evidence, 'kinds'>): string | undefined {
  const kind = EVIDENCE_KINDS.find((each) => kinds.includes(each));
  return kind && WHY[kind][stage];
}
