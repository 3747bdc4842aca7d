import type { SourceId } from '../facts/sources.js';
import type { Explanation } from './explanation.js';
import { lookOf, sentence } from './explanation-sections.js';
import { attemptWords, repairOf, SHOWN_BY } from './explanation-words.js';

/** An explanation in short, to stand in another report. Nothing of the text that is explained is in it. */
export interface ExplanationPoints {
  readonly title: string;
  readonly points: readonly { readonly label: string; readonly text: string }[];
  readonly sources: readonly SourceId[];
}

/** How many of the causes are told. */
const MOST_CAUSES = 5;

/**
 * What an error text means, its causes, and what to do, each in a point.
 * @param hasCapture false where it is said elsewhere what to capture
 */
export function explanationPoints(explanation: Explanation, hasCapture = true): ExplanationPoints {
  const { primary, frame, rules, causes, attempts, direction } = explanation;
  if (!primary) {
    const [rule] = rules;
    return {
      title: rule?.title ?? 'The text is not known',
      points: rule
        ? [
            { label: 'Meaning', text: rule.why },
            { label: 'What to do', text: rule.remedy },
          ]
        : [],
      sources: rule?.sources ?? [],
    };
  }
  const { title, id, shownBy, meaning, capture, sources } = primary.message;
  const look = lookOf(primary.message, direction);
  return {
    title: `${sentence(title)} [${id}]`,
    points: [
      { label: 'Shown by', text: SHOWN_BY[shownBy] },
      ...(frame ? [{ label: 'Around it', text: sentence(frame.title) }] : []),
      ...attempts.map((attempt, index) => ({ label: `Attempt ${index + 1}`, text: attemptWords(attempt) })),
      { label: 'Meaning', text: meaning },
      ...causes.slice(0, MOST_CAUSES).map(({ text, confidence }, index) => ({
        label: causes.length > 1 ? `Cause ${index + 1}` : 'Cause',
        text: `${text} [${confidence}]`,
      })),
      ...(look.form === undefined ? [] : [{ label: 'Form', text: look.form }]),
      ...(look.files === undefined ? [] : [{ label: 'Files', text: look.files }]),
      { label: 'What to do', text: repairOf(primary.message, direction) },
      ...(capture === undefined || !hasCapture ? [] : [{ label: 'Capture', text: capture }]),
    ],
    sources,
  };
}
