import type { AnswerShape } from '../facts/messages/message.js';
import type { Flow, TokenAnswer } from './flow.js';

/** True for an answer that claims to be one: a success, or a body whose status nobody told. */
const isSuccess = ({ reading: { status } }: TokenAnswer): boolean => status === 0 || (status >= 200 && status < 300);

/** Answers that claim success and are of some shapes. */
export const successesOf = ({ tokenAnswers }: Flow, ...shapes: readonly AnswerShape[]): readonly TokenAnswer[] =>
  tokenAnswers.filter(
    (each) => isSuccess(each) && !each.reading.hasToken && shapes.includes(each.reading.answer.shape),
  );

/** Answers with an access token at the top of a JSON object. */
export const goodAnswers = ({ tokenAnswers }: Flow): readonly TokenAnswer[] =>
  tokenAnswers.filter(({ reading }) => reading.hasToken);
