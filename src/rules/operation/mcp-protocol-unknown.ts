import { defineRule } from '../../engine/rule.js';

const STREAMABLE = 'mcp-streamable-1.0';

export default defineRule({
  id: 'operation/mcp-protocol-unknown',
  title: 'The protocol of an MCP server is not the supported one',
  severity: 'warning',
  sources: ['learn-mcp'],
  why: 'Copilot Studio speaks the streamable transport of MCP; server-sent events are no longer supported since August 2025. With another value agents do not find the tools of the server.',
  remedy: `Set "x-ms-agentic-protocol" to "${STREAMABLE}" and let the server speak the streamable transport.`,
  symptoms: [{ at: 'designer' }],

  check({ connector }, report) {
    for (const node of connector.definition?.having('x-ms-agentic-protocol') ?? []) {
      const protocol = node.get('x-ms-agentic-protocol');
      if (!protocol || protocol.text === STREAMABLE) continue;
      const isMisspelt = protocol.text?.trim().toLowerCase() === STREAMABLE;
      const shown = protocol.text === undefined ? 'is no string' : `is "${protocol.text}"`;
      report({
        at: protocol,
        message: `x-ms-agentic-protocol ${shown}; expected "${STREAMABLE}"`,
        fix: {
          title: `set it to "${STREAMABLE}"`,
          applicability: isMisspelt ? 'safe' : 'unsafe',
          changes: [{ change: 'set', node: protocol, value: STREAMABLE }],
        },
      });
    }
  },
});
