import { answersBehind } from '../exchange/servicenow-client.js';
import type { Cause, Direction } from '../facts/messages/message.js';
import { SOURCES, type SourceId } from '../facts/sources.js';
import type { Explanation, Recognised } from './explanation.js';
import { lookOf } from './explanation-sections.js';
import { repairedBy, repairOf } from './explanation-words.js';
import { type KnownMessage, TIME_CATALOGUE } from './message-rules.js';
import { toJson } from './printable.js';

/** Raised when a program that reads the explanation has to be changed; new members alone do not raise it. */
const FORMAT_VERSION = 1;

/** An explanation for programs; described by `schemas/explanation.schema.json`. Nothing of the pasted text is quoted. */
export function explanationJson(
  explanation: Explanation,
  tool: { readonly name: string; readonly version: string },
): string {
  const { status, primary, frame, direction, causes, instead, also, rules, codes, attempts, facts, when, wasBase64 } =
    explanation;
  // What the addresses say of the direction is in the direction.
  const { isServiceNowServer: _, ...told } = facts;
  const time = status === 'time' && when ? TIME_CATALOGUE[when] : undefined;
  const sources: readonly SourceId[] = primary?.message.sources ?? time?.sources ?? rules[0]?.sources ?? [];
  const members: Record<string, unknown> = {
    formatVersion: FORMAT_VERSION,
    tool,
    status,
    direction,
    ...(when === undefined ? {} : { when }),
    ...(primary ? { message: messageEntry(primary, causes, direction) } : {}),
    ...(time ? { time: { title: time.title, meaning: time.meaning, ...adviceOf(time, time.causes) } } : {}),
    ...(frame ? { frame: { id: frame.id, title: frame.title } } : {}),
    instead: instead.map(shortEntry),
    also: also.map(shortEntry),
    rules: rules.map(({ id }) => id),
    codes,
    attempts,
    facts: { ...told, wasBase64 },
    sources: Object.fromEntries(sources.map((id) => [id, SOURCES[id]])),
  };
  const lines = Object.entries(members).map(([name, value]) => `  ${toJson(name)}: ${toJson(value)}`);
  return `{\n${lines.join(',\n')}\n}\n`;
}

function messageEntry({ message, certainty }: Recognised, causes: readonly Cause[], direction: Direction): object {
  const { id, title, meaning, shownBy, stage, when = [], checks = [], otherwise, verdict } = message;
  return {
    id,
    title,
    certainty,
    meaning,
    shownBy,
    repairBy: repairedBy(message, direction),
    stage,
    when,
    ...adviceOf({ ...message, look: lookOf(message, direction), repair: repairOf(message, direction) }, causes),
    checks,
    ...(otherwise === undefined ? {} : { otherwise }),
    ...(verdict === undefined
      ? {}
      : {
          answers: answersBehind(verdict).map(({ kind, confidence, why }) => ({
            id: kind.id,
            title: kind.title,
            confidence,
            why,
          })),
        }),
  };
}

const adviceOf = (
  {
    look,
    repair,
    capture,
    rules = [],
  }: Pick<KnownMessage, 'look' | 'repair' | 'rules'> & { readonly capture?: string | undefined },
  causes: readonly Cause[],
): object => ({
  causes: causes.map(({ text, confidence, when = [] }) => ({ text, confidence, when })),
  look,
  repair,
  ...(capture === undefined ? {} : { capture }),
  rules,
});

const shortEntry = ({ message, certainty }: Recognised): object => ({
  id: message.id,
  title: message.title,
  certainty,
});
