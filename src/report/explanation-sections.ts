import { answersBehind } from '../exchange/servicenow-client.js';
import type { Cause, Direction } from '../facts/messages/message.js';
import { SOURCES, type SourceId } from '../facts/sources.js';
import { UNDECIDABLE } from '../facts/undecidable-codes.js';
import { VALIDATOR_CODES } from '../facts/validator-codes.js';
import type { RuleId } from '../rules/index.js';
import type { Explanation, Recognised } from './explanation.js';
import { ruleSections, type TitleOf } from './explanation-rules.js';
import {
  attemptWords,
  DIRECTIONS,
  listed,
  REPAIR_BY,
  repairedBy,
  repairOf,
  SHOWN_BY,
  STAGES,
  WHEN,
} from './explanation-words.js';
import { type KnownMessage, TIME_CATALOGUE } from './message-rules.js';

/** One point of an explanation. */
export interface Item {
  readonly text: string;
  /** A word at its end, such as how it is known. */
  readonly mark?: string;
  /** What stands before it in place of a number. */
  readonly label?: string;
  /** An address below it. */
  readonly url?: string;
}

export interface Section {
  readonly title: string;
  readonly items: readonly Item[];
  readonly isOrdered?: boolean;
}

/** An explanation in the order in which it is read, for people. */
export interface ExplanationText {
  readonly title: string;
  readonly facts: readonly Item[];
  /** What happened, a paragraph each. */
  readonly paragraphs: readonly string[];
  readonly sections: readonly Section[];
}

/** More rules than this are not read. */
const MOST_RULES = 8;

/** The explanation in words. */
export function explanationText(explanation: Explanation, titleOf: TitleOf): ExplanationText {
  const { primary, status, when } = explanation;
  if (primary) return messageText(explanation, primary, titleOf);
  if (status === 'rule') return ruleText(explanation);
  if (status === 'time' && when) return timeText(explanation, titleOf);
  return unknownText(explanation);
}

const RECOGNISED = {
  likely: 'likely; the text differs from the known one in some words',
  possible: 'possibly; the words are ordinary ones, and other products use them too',
} as const;

function messageText(explanation: Explanation, { message, certainty }: Recognised, titleOf: TitleOf): ExplanationText {
  const { direction, frame, causes, attempts, instead, also, rules, when, facts, wasBase64 } = explanation;
  const { shownBy, stage, meaning, checks, otherwise, capture, verdict } = message;
  // A general error is seen where the words around it say, and their rules are nearer to it.
  const around = message.rank === 'general' ? frame : undefined;
  const times = message.when && message.when.length < 4 ? `; ${listed(message.when.map((each) => WHEN[each]))}` : '';
  return {
    title: message.title,
    facts: [
      { label: 'Direction', text: DIRECTIONS[direction] },
      { label: 'Shown by', text: SHOWN_BY[shownBy] },
      { label: 'Repaired by', text: listed(repairedBy(message, direction).map((each) => REPAIR_BY[each])) },
      { label: 'Seen', text: `${STAGES[around?.stage ?? stage]}${times}` },
      ...(certainty === 'certain' ? [] : [{ label: 'Recognised', text: RECOGNISED[certainty] }]),
      ...(wasBase64 ? [{ label: 'Decoded', text: 'the message stood in Base64' }] : []),
      ...attempts.map((attempt, index) => ({
        label: index === 0 ? 'Attempt 1' : `Attempt ${index + 1}`,
        text: attemptWords(attempt),
      })),
      ...(facts.redirectUrls.length > 0 ? [{ label: 'Redirect', text: facts.redirectUrls.join(' ') }] : []),
    ],
    paragraphs: [
      ...(frame ? [`Around it: ${sentence(frame.title)}`] : []),
      meaning,
      ...(attempts.length > 1
        ? ['The first attempt decides. The second may only say that the first used up the code.']
        : []),
    ],
    sections: sectionsOf([
      causeSection(causes, when),
      checks && { title: 'Check in this order', items: checks.map((text) => ({ text })), isOrdered: true },
      lookSection(lookOf(message, direction)),
      { title: 'What to do', items: [{ text: repairOf(message, direction) }] },
      verdict && answersSection(verdict),
      otherwise && { title: 'If it was seen elsewhere', items: [{ text: otherwise }] },
      capture && { title: 'If that does not decide it, capture', items: [{ text: capture }] },
      {
        title: 'It may also be',
        items: instead.map(({ message: other }) => ({ text: sentence(other.title), mark: other.id })),
      },
      {
        title: 'Also in the text',
        items: also.map(({ message: other }) => ({ text: sentence(other.title), mark: other.id })),
      },
      ...ruleSections(
        [...(around?.rules ?? []), ...(message.rules ?? []), ...rules.map(({ id }) => id as RuleId)],
        titleOf,
        direction === 'servicenow-to-microsoft' ? 'Rules of check, if a connector is at fault' : undefined,
      ),
      sourceSection(message.sources),
    ]),
  };
}

/** The places to look at: when the instance is the client its record.*/
export const lookOf = (message: KnownMessage, seen: Direction): KnownMessage['look'] =>
  seen === 'servicenow-to-microsoft' && message.direction === 'either' ? lookInServiceNow(message) : message.look;

/** Where to look when the instance is the client: in its record, and at the provider. */
function lookInServiceNow({ look: { form = '' } }: KnownMessage): KnownMessage['look'] {
  const elsewhere = form
    .split('; ')
    .filter((part) => !/^connect(?:or|ion)\b|^ServiceNow, Application Registry/.test(part));
  return { form: [RECORD_AS_CLIENT, ...elsewhere].filter(Boolean).join('; '), files: 'none, as a rule' };
}

const RECORD_AS_CLIENT =
  'ServiceNow, Application Registry record of the provider: Client ID, Client Secret, Authorization URL, Token URL, Redirect URL, scopes of the OAuth Entity Profile';

function ruleText({ rules, codes, facts, direction }: Explanation): ExplanationText {
  const [rule] = rules;
  const undecided = codes.flatMap((code) =>
    UNDECIDABLE[code] ? [`${code} is not checked offline: ${UNDECIDABLE[code]}`] : [],
  );
  return {
    title: rule ? rule.title : (codes[0] ?? ''),
    facts: [
      ...(codes.length > 0 ? [{ label: 'Code', text: codes.join(', ') }] : []),
      {
        label: 'Shown by',
        text: codes.length > 0 ? 'the validator of Power Platform' : 'Power Platform, its tools or reviewers',
      },
      { label: 'Repaired by', text: REPAIR_BY.maker },
      ...(direction === 'servicenow-to-microsoft' && facts.isServiceNowClient
        ? [{ label: 'Direction', text: DIRECTIONS[direction] }]
        : []),
    ],
    paragraphs: rule ? [rule.why] : undecided.length > 0 ? undecided : codes.map((code) => VALIDATOR_CODES[code]),
    sections: sectionsOf([
      rule && { title: 'What to do', items: [{ text: rule.remedy }] },
      rules.length > 1 && {
        title: 'The rules that name this text',
        items: rules.slice(0, MOST_RULES).map(({ id, title }) => ({ text: title, mark: id })),
      },
      {
        title: 'Find the place with',
        items: [
          { text: 'sn-connector check path/to/connector' },
          ...(rule ? [{ text: `sn-connector explain ${rule.id}` }] : []),
        ],
      },
      rule && sourceSection(rule.sources),
    ]),
  };
}

function timeText({ when, attempts }: Explanation, titleOf: TitleOf): ExplanationText {
  const { title, meaning, causes, look, repair, capture, rules, sources } = TIME_CATALOGUE[when ?? 'at-once'];
  return {
    title,
    facts: attempts.map((attempt, index) => ({ label: `Attempt ${index + 1}`, text: attemptWords(attempt) })),
    paragraphs: ['Answered by the time alone; a text of the error would say more.', meaning],
    sections: sectionsOf([
      causeSection(causes, undefined),
      lookSection(look),
      { title: 'What to do', items: [{ text: repair }] },
      { title: 'If that does not decide it, capture', items: [{ text: capture }] },
      ...ruleSections(rules, titleOf),
      sourceSection(sources),
    ]),
  };
}

function unknownText({ direction, instead, facts, attempts, wasBase64 }: Explanation): ExplanationText {
  const { entraCodes, oauthErrors, statuses } = facts;
  return {
    title: instead.length > 0 ? 'This text is not known; it resembles others' : 'This text is not known',
    facts: [
      ...(statuses.length > 0 ? [{ label: 'Status', text: statuses.join(', ') }] : []),
      ...(oauthErrors.length > 0 ? [{ label: 'OAuth error', text: oauthErrors.join(', ') }] : []),
      ...(entraCodes.length > 0 ? [{ label: 'Entra code', text: entraCodes.join(', ') }] : []),
      ...(direction === 'either' ? [] : [{ label: 'Direction', text: DIRECTIONS[direction] }]),
      ...(wasBase64 ? [{ label: 'Decoded', text: 'a part stood in Base64' }] : []),
      ...attempts.map((attempt, index) => ({ label: `Attempt ${index + 1}`, text: attemptWords(attempt) })),
    ],
    paragraphs: [
      instead.length > 0
        ? 'Too much of it differs from every known message to say what it is.'
        : 'No message, symptom or rule of the catalogue reads like this, and nothing is guessed.',
    ],
    sections: sectionsOf([
      {
        title: 'The nearest',
        items: instead.map(({ message }) => ({ text: sentence(message.title), mark: message.id })),
      },
      {
        title: 'Capture next',
        isOrdered: true,
        items: [
          {
            text: 'The whole text, with the lines above and below it, and the screen it stands on: Power Platform, Teams, ServiceNow, or a command.',
          },
          {
            text: 'When it shows: at once, after 30 minutes, an hour or 100 days, or right after a deployment. sn-connector explain --when 30-minutes answers by that alone.',
          },
          {
            text: 'The address of the sign-in window when it stops; a parameter error in it may hold the message in Base64, which can be pasted as it is.',
          },
          { text: 'Of an HTTP answer: status, Content-Type, and the first characters of the body (curl -i).' },
          { text: 'On ServiceNow: the rows of the system log of that minute.' },
        ],
      },
    ]),
  };
}

const sectionsOf = (sections: readonly (Section | undefined | false | '')[]): readonly Section[] =>
  sections.filter((section): section is Section => typeof section === 'object' && section.items.length > 0);

const causeSection = (causes: readonly Cause[], when: Explanation['when']): Section => ({
  title:
    when === undefined
      ? causes.length > 1
        ? 'Causes, likeliest first'
        : 'Cause'
      : `Causes ${WHEN[when]}, likeliest first`,
  items: causes.map(({ text, confidence }) => ({ text, mark: confidence })),
  isOrdered: causes.length > 1,
});

function lookSection({ files, form }: KnownMessage['look']): Section {
  return {
    title: 'Where to look',
    items: [
      ...(form === undefined ? [] : [{ label: 'form', text: form }]),
      ...(files === undefined ? [] : [{ label: 'files', text: files }]),
    ],
  };
}

/** The token answers behind a text of ServiceNow's, those that were run apart from those that were reasoned about. */
function answersSection(verdict: NonNullable<KnownMessage['verdict']>): Section {
  const answers = verdict === 'accepted' ? [] : answersBehind(verdict);
  const items = (['measured', 'inferred'] as const).flatMap((known) => {
    const titles = answers.filter(({ confidence }) => confidence === known).map(({ kind }) => kind.title);
    return titles.length > 0 ? [{ label: known, text: `${titles.join('; ')}.` }] : [];
  });
  return { title: 'Token answers that give this text', items };
}

const sourceSection = (sources: readonly SourceId[]): Section => ({
  title: 'Sources',
  items: sources.map((id) => ({ text: SOURCES[id].title, url: SOURCES[id].url })),
});

export const sentence = (title: string): string => (/[.!?]$/.test(title) ? title : `${title}.`);
