// Draws terminal output as an SVG: the picture in the README is the tool's own output, so it cannot go stale.
const COLOURS = { 31: '#f47067', 32: '#8ddb8c', 33: '#e0a458', 36: '#6cb6ff', 2: '#768390', 1: '#e6edf3' };
/** What a colour code begins with. */
const ESCAPE = '\u001b[';
const [CHARACTER, LINE, MARGIN] = [8.4, 20, 18];

const encode = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

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

/**
 * @param prompt the command to show on the first line
 * @param output what it printed, with ANSI colours
 */
export function terminalPicture(prompt, output) {
  const lines = [`$ ${prompt}`, '', ...output.trimEnd().split('\n')];
  const plain = lines.map((line) => [...spans(line)].map(({ text }) => text).join(''));
  const width = Math.ceil(Math.max(...plain.map((line) => line.length)) * CHARACTER + 2 * MARGIN);
  const height = lines.length * LINE + 2 * MARGIN;
  const rows = lines.map((line, row) => {
    let column = 0;
    const texts = [...spans(line)].map(({ text, style }) => {
      const x = (MARGIN + column * CHARACTER).toFixed(1);
      column += text.length;
      const look = style ? ` fill="${COLOURS[style] ?? '#adbac7'}"${style === '1' ? ' font-weight="bold"' : ''}` : '';
      return `<tspan x="${x}"${look}>${encode(text)}</tspan>`;
    });
    return `<text y="${MARGIN + (row + 0.75) * LINE}">${texts.join('')}</text>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="Terminal output of ${encode(prompt)}">
<rect width="100%" height="100%" rx="8" fill="#1c2128"/>
<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'Liberation Mono', monospace" font-size="14" fill="#adbac7" xml:space="preserve">
${rows.join('\n')}
</g>
</svg>
`;
}
