// Draws terminal output as an SVG: the picture in the README is the tool's own output, so it cannot go stale.
const COLOURS = { 31: '#f47067', 32: '#8ddb8c', 33: '#e0a458', 36: '#6cb6ff', 2: '#768390', 1: '#e6edf3' };
/** What a colour code begins with. */
const ESCAPE = '\u001b[';
const [CHARACTER, LINE, MARGIN] = [8.4, 20, 18];
const WIDTH = 112;

/** Blanks that do not collapse. */
const encode = (text) =>
  text.replaceAll(' ', '\u00a0').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Splits a line at its colour codes. */
function* spans(line) {
  let style = '';
  for (const [index, part] of line.split(ESCAPE).entries()) {
    const code = index > 0 ? /^(\d+)m/.exec(part)?.[1] : undefined;
    if (code) style = code === '0' ? '' : code;
    const text = code ? part.slice(code.length + 1) : part;
    if (text) yield { text, style };
  }
}

/** A line as characters with their styles, broken at blanks into rows of at most `WIDTH`, later rows indented. */
function rowsOf(line) {
  const cells = [...spans(line)].flatMap(({ text, style }) => [...text].map((character) => ({ character, style })));
  const rows = [];
  let rest = cells;
  const indent = cells.findIndex(({ character }) => character !== ' ') + 2;
  while (rest.length > WIDTH) {
    const at = rest.slice(0, WIDTH).findLastIndex(({ character }) => character === ' ');
    if (at <= indent) break;
    rows.push(rest.slice(0, at));
    rest = [...Array.from({ length: indent }, () => ({ character: ' ', style: '' })), ...rest.slice(at + 1)];
  }
  return [...rows, rest];
}

/** Neighbours of one style together, with the column they begin in. */
function* runsOf(row) {
  for (let start = 0; start < row.length; ) {
    let end = start;
    while (end < row.length && row[end].style === row[start].style) end++;
    yield {
      column: start,
      style: row[start].style,
      text: row
        .slice(start, end)
        .map(({ character }) => character)
        .join(''),
    };
    start = end;
  }
}

/**
 * @param prompt the command to show on the first line
 * @param output what it printed, with ANSI colours
 */
export function terminalPicture(prompt, output) {
  const rows = [`$ ${prompt}`, '', ...output.trimEnd().split('\n')].flatMap(rowsOf);
  const width = Math.ceil(Math.max(...rows.map((row) => row.length)) * CHARACTER + 2 * MARGIN);
  const height = rows.length * LINE + 2 * MARGIN;
  const lines = rows.map((row, index) => {
    const texts = [...runsOf(row)].map(({ column, style, text }) => {
      const look = style ? ` fill="${COLOURS[style] ?? '#adbac7'}"${style === '1' ? ' font-weight="bold"' : ''}` : '';
      return `<tspan x="${(MARGIN + column * CHARACTER).toFixed(1)}"${look}>${encode(text)}</tspan>`;
    });
    return `<text y="${MARGIN + (index + 0.75) * LINE}">${texts.join('')}</text>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="Terminal output of ${encode(prompt)}">
<rect width="100%" height="100%" rx="8" fill="#1c2128"/>
<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'Liberation Mono', monospace" font-size="14" fill="#adbac7">
${lines.join('\n')}
</g>
</svg>
`;
}
