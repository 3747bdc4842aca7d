import { withoutTrailing } from '../../connector/trailing.js';
import type { Node } from '../../document/node.js';
import { defineRule, type FixProposal } from '../../engine/rule.js';
import { ENVIRONMENT_VARIABLE, fillInPart, isHost } from '../../facts/hosts.js';

export default defineRule({
  id: 'definition/host-not-valid',
  aliases: ['HostNameNotValid'],
  title: '"host" is not a host name',
  severity: 'error',
  sources: ['learn-swagger-validator', 'ppc-definition-schema', 'ppc-pr-3883'],
  why: 'The address of the service is put together from scheme, host and base path. With a scheme, a path or a variable inside "host" the service refuses the definition or calls an address that does not exist.',
  remedy:
    'Set "Host" (host) to the bare name, such as "dev12345.service-now.com": the scheme belongs into "schemes", the path into "Base URL" (basePath). For a host that differs by customer write any real host here and use the policy "Set host URL" (dynamichosturl).',
  symptoms: [
    { at: 'upload', text: "The 'host' property, if present, must be a valid URI host without a scheme or path." },
  ],

  check({ connector, profile }, report) {
    const { definition, policies } = connector;
    const host = definition?.root.get('host');
    const text = host?.text;
    if (!definition || !host || !text || isHost(text) || ENVIRONMENT_VARIABLE.test(text)) return;
    // In a repository a part to be filled in is normal, unless the policy means that nobody will.
    const isStandIn = policies.some(({ template }) => template === 'dynamichosturl');
    if (profile === 'repository' && fillInPart(text) !== undefined && !isStandIn) return;
    const expected = /[{}<>]/.test(text)
      ? 'expected a host name without variables'
      : /[/?#]|:(?!\d+$)/.test(text)
        ? 'expected a host name without scheme or path'
        : 'expected a host name such as "dev12345.service-now.com"';
    report({
      at: host,
      message: `"host" is ${JSON.stringify(text.slice(0, 200))}; ${expected}`,
      fix: fixOf(host, definition.root),
    });
  },
});

/** Takes scheme and path out of the host, when the other members do not contradict. */
function fixOf(host: Node, root: Node): FixProposal | undefined {
  const match = /^\s*(?:(https?):\/\/)?([^/?#\s]+)(\/[^?#\s]*)?\s*$/i.exec(host.text ?? '');
  const name = match?.[2];
  if (name === undefined || !isHost(name)) return undefined;
  const scheme = match?.[1]?.toLowerCase();
  const path = withoutTrailing(match?.[3] ?? '', '/');
  const schemes = root.get('schemes')?.value;
  const saysScheme = Array.isArray(schemes) && schemes.includes(scheme);
  const set = { change: 'set', node: host, value: name } as const;
  if (path === '')
    return {
      title: `set it to "${name}"`,
      applicability: scheme === 'http' && !saysScheme ? 'unsafe' : 'safe',
      changes: [set],
    };
  const base = root.get('basePath');
  if (base && base.value !== '/' && base.value !== '') return undefined;
  return {
    title: `set host to "${name}" and basePath to "${path}"`,
    applicability: 'unsafe',
    changes: [
      set,
      base ? { change: 'set', node: base, value: path } : { change: 'add', to: root, key: 'basePath', value: path },
    ],
  };
}
