/**
 * A function of a connector, or of a part of one, that works its answer out once: many rules ask the same question. An
 * answer lives as long as what it is about. Without a subject there is nothing to keep.
 */
export function oncePer<Subject extends object | undefined, Answer>(
  compute: (subject: Subject) => Answer,
): (subject: Subject) => Answer {
  const answers = new WeakMap<object, { readonly answer: Answer }>();
  return (subject) => {
    if (subject === undefined) return compute(subject);
    let known = answers.get(subject);
    if (!known) {
      known = { answer: compute(subject) };
      answers.set(subject, known);
    }
    return known.answer;
  };
}
