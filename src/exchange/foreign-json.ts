import type { Node } from '../document/node.js';
import type { ProblemDetail } from './problems.js';

/** What a JSON file is that is no evidence, and what to do with it. */
export function foreignJson(root: Node): ProblemDetail {
  const found = FOREIGN.find(([, is]) => is(root));
  return found ? { looksLike: found[0], advice: found[2] } : {};
}

const FOREIGN: readonly (readonly [looksLike: string, is: (root: Node) => boolean, advice: string])[] = [
  [
    'the definition of an API',
    (root) => root.has('swagger') || root.has('openapi'),
    'The files of a connector are read by "check"; give the folder beside the evidence.',
  ],
  [
    'the properties of a connector',
    (root) => root.at('properties', 'connectionParameters') !== undefined,
    'The files of a connector are read by "check"; give the folder beside the evidence.',
  ],
  [
    'a Postman collection',
    (root) => root.at('info', '_postman_id') !== undefined || /postman/i.test(root.at('info', 'schema')?.text ?? ''),
    'It holds requests, not what was answered: copy the request and the answer from the console of Postman, in its raw view.',
  ],
  [
    'the code of an action',
    (root) => root.at('inputs', 'host') !== undefined && root.has('type') && !root.has('outputs'),
    'It says what the action does, not what was answered: give the raw outputs of the action in the run.',
  ],
  [
    'the result of a run, which does not say why an action failed',
    (root) =>
      /An action failed/.test(
        root.at('properties', 'error', 'message')?.text ?? root.at('error', 'message')?.text ?? '',
      ),
    'Open the run, and give the raw outputs of the action that failed.',
  ],
  ['a recording without a list of entries', (root) => root.has('log'), 'Export the recording again, as HAR.'],
  ['a trace of the browser', (root) => root.has('traceEvents'), 'Export the network log as HAR, from the Network tab.'],
  [
    'a network log of Chromium',
    (root) => root.has('constants') && root.has('events'),
    'Export the network log as HAR, from the Network tab of the developer tools.',
  ],
];
