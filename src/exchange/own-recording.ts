import type { Node } from '../document/node.js';
import {
  type Exchange,
  FLOW_STAGES,
  type FlowStage,
  type NetworkFailure,
  PHASES,
  type Phase,
  PROBES,
} from './exchange.js';
import { entryOf, placesOf } from './har-entry.js';

/** True for a recording that `verify` wrote: it says itself which leg each request is. */
export const isOwnRecording = (root: Node): boolean =>
  root.at('log', 'creator')?.string('name') === 'sn-connector' && root.at('log', 'entries', 0)?.has('_stage') === true;

/** The exchanges of such a recording. Whoever wrote it, only known words are taken from it. */
export function readOwnRecording(entries: Node): Exchange[] {
  return entries.children().flatMap((node): Exchange[] => {
    const entry = entryOf(node, true);
    const stage = oneOf(FLOW_STAGES, node.string('_stage'));
    if (!entry || !stage) return [];
    const { request, response, time, answeredAt } = entry;
    const attempt = oneOf(['form', 'basic'] as const, node.string('_attempt'));
    const probe = oneOf(PROBES, node.string('_probe'));
    const failure = failureOf(node.get('_failure')) ?? entry.failure;
    return [
      {
        stage: stage satisfies FlowStage,
        ...(attempt && { attempt }),
        ...(probe && { probe }),
        request,
        ...(response && { response }),
        ...(failure && { failure }),
        ...(time !== undefined && { time }),
        ...(answeredAt !== undefined && { answeredAt }),
        where: placesOf(entry),
      },
    ];
  });
}

function oneOf<Word extends string>(words: readonly Word[], text: string | undefined): Word | undefined {
  return words.find((word) => word === text);
}

function failureOf(node: Node | undefined): NetworkFailure | undefined {
  const code = node?.string('code');
  if (code === undefined || !/^[A-Z][A-Z\d_]{1,60}$/.test(code)) return undefined;
  const phase = oneOf<Phase>(PHASES, node?.string('phase'));
  const after = node?.get('after')?.value;
  const protocol = node?.string('protocol');
  const certificate = node?.get('certificate');
  const names = certificate?.get('names')?.value;
  const proxy = node?.get('proxy');
  const status = proxy?.get('status')?.value;
  return {
    code,
    ...(phase && { phase }),
    ...(typeof after === 'number' && { after }),
    ...(protocol !== undefined && { protocol }),
    ...(node?.get('wantsCertificate')?.value === true && { wantsCertificate: true as const }),
    ...(proxy?.isObject && {
      proxy: { address: proxy.string('address') ?? '', ...(typeof status === 'number' && { status }) },
    }),
    ...(certificate?.isObject && {
      certificate: {
        subject: certificate.string('subject') ?? '',
        issuer: certificate.string('issuer') ?? '',
        validFrom: certificate.string('validFrom') ?? '',
        validTo: certificate.string('validTo') ?? '',
        names: Array.isArray(names) ? names.filter((name) => typeof name === 'string').slice(0, 100) : [],
      },
    }),
  };
}
