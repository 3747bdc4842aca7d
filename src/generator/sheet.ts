import blocksTemplate from '../../templates/documents/blocks.md.hbs';
import readmeTemplate from '../../templates/readme/readme.md.hbs';
import htmlTemplate from '../../templates/sheet/servicenow-setup.html.hbs';
import scriptTemplate from '../../templates/sheet/servicenow-setup.js.hbs';
import markdownTemplate from '../../templates/sheet/servicenow-setup.md.hbs';
import type { Definition } from './definition.js';
import { factsOf } from './documents/connector-facts.js';
import { readmeOf } from './documents/readme-model.js';
import { setupScriptOf } from './documents/setup-script.js';
import { sheetOf } from './documents/sheet-model.js';
import type { Spec } from './spec.js';
import { template } from './templates.js';

const sheetMarkdown = template(markdownTemplate, { blocks: blocksTemplate });
const sheetHtml = template(htmlTemplate);
const setupScript = template(scriptTemplate);
const readme = template(readmeTemplate, { blocks: blocksTemplate });

export const DOCUMENT_FILES = [
  'servicenow-setup.md',
  'servicenow-setup.html',
  'servicenow-setup.js',
  'readme.md',
] as const;

/** The documents beside a connector, by file name: for its users, and for the administrator of ServiceNow. */
export function documentsOf(
  spec: Spec,
  definition: Definition,
): Readonly<Record<(typeof DOCUMENT_FILES)[number], string>> {
  const facts = factsOf(spec, definition);
  const sheet = sheetOf(facts);
  return {
    'servicenow-setup.md': tidy(sheetMarkdown(sheet)),
    'servicenow-setup.html': sheetHtml(sheet),
    'servicenow-setup.js': setupScript(setupScriptOf(facts)),
    'readme.md': tidy(readme(readmeOf(facts))),
  };
}

/** No empty lines at the end, and no more than one between paragraphs. */
const tidy = (markdown: string): string => `${markdown.replace(/\n{3,}/g, '\n\n').trimEnd()}\n`;
