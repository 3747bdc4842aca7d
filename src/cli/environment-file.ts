/**
 * The variables of a Teams app as the toolkit completed them, with what is generated: what is there stays, what is missing is
 * added, and a generated value replaces another one.
 * @param there the text of the file, if there is one
 * @param generated lines of `NAME=value`; an empty value means that the toolkit fills it in
 */
export function withVariables(there: string | undefined, generated: string): string {
  if (there === undefined) return generated;
  const newline = there.includes('\r\n') ? '\r\n' : '\n';
  const lines = there.split(/\r?\n/);
  const added: string[] = [];
  for (const line of generated.split('\n')) {
    const [, name, value] = /^(\w+)=(.*)$/.exec(line) ?? [];
    if (name === undefined) continue;
    const at = lines.findIndex((one) => one.trimStart().startsWith(`${name}=`));
    if (at < 0) added.push(line);
    else if (value !== '') lines[at] = line;
  }
  if (added.length === 0) return lines.join(newline);
  const end = lines.at(-1) === '' ? lines.slice(0, -1) : lines;
  return [...end, ...added, ''].join(newline);
}
