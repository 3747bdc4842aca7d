import { scriptOf } from '../../connector/script-text.js';
import { stretch } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'script/http-client',
  title: 'The script makes an HTTP client of its own',
  severity: 'warning',
  sources: ['learn-write-code'],
  why: 'The documentation says that own clients will be blocked. Context.SendAsync is the way to send requests, also to other addresses.',
  remedy: 'Use this.Context.SendAsync(request, this.CancellationToken).',
  symptoms: [],

  check({ connector }, report) {
    const script = scriptOf(connector);
    if (!script) return;
    const clients =
      /\bnew\s+(?:System\.Net\.Http\.)?(HttpClient|HttpMessageInvoker|WebClient)\b|\b(WebRequest)\s*\.\s*Create\w*\b/g;
    for (const match of script.code.matchAll(clients))
      report({
        at: stretch(script.document, match.index, match.index + match[0].length),
        message: `the script uses ${match[1] ?? match[2]}; expected this.Context.SendAsync`,
      });
  },
});
