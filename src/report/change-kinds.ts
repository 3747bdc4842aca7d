import { KINDS } from '../compare/change.js';
import type { Effect, Kind } from '../compare/kind.js';
import { SOURCES } from '../facts/sources.js';
import { FELT_BY } from './changes.js';
import { escapeMarkdown } from './markdown-text.js';

const HEADINGS: Readonly<Record<Effect, string>> = {
  breaking: 'Breaking: what exists stops working',
  unsure: 'Unsure: the files alone cannot tell',
  harmless: 'Harmless',
};

/** The page about all kinds of changes that `diff` and `drift` tell apart. */
export function changeKindsPage(): string {
  const kinds = Object.entries<Kind>(KINDS);
  const sections = (Object.keys(HEADINGS) as Effect[]).map((effect) => {
    const rows = kinds.filter(([, kind]) => kind.effect === effect).map(rowOf);
    return `## ${HEADINGS[effect]}\n\n| Kind | What | Felt by | Raises | Source |\n| --- | --- | --- | --- | --- |\n${rows.join('')}`;
  });
  return `# Changes of a connector

The ${kinds.length} kinds of changes that \`sn-connector diff\` and \`sn-connector drift\` tell apart. Microsoft's documentation calls removed
parameters, inputs that are no longer supported and changed meanings breaking, new parameters and more data additions; its
reviewers refuse removed and renamed operations, changed paths, places and types. What neither says is unsure here. A connection
keeps the settings it was made with, so that changed OAuth settings ask everyone to make it anew.

The version is raised by semantic versioning; while its first number is 0, what breaks raises the second.

${sections.join('\n')}`;
}

function rowOf([id, { title, feltBy, step, source }]: readonly [string, Kind]): string {
  const { title: page, url } = SOURCES[source];
  return `| \`${id}\` | ${escapeMarkdown(title)} | ${FELT_BY[feltBy]} | ${step} | [${escapeMarkdown(page)}](${url}) |\n`;
}
