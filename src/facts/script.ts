/**
 * What the documentation says about scripts of custom connectors. Source: learn-write-code.
 */

/** The namespaces a script may use. */
export const SCRIPT_NAMESPACES: readonly string[] = [
  'System',
  'System.Collections',
  'System.Collections.Generic',
  'System.Diagnostics',
  'System.IO',
  'System.IO.Compression',
  'System.Linq',
  'System.Net',
  'System.Net.Http',
  'System.Net.Http.Headers',
  'System.Net.Security',
  'System.Security.Authentication',
  'System.Security.Cryptography',
  'System.Text',
  'System.Text.RegularExpressions',
  'System.Threading',
  'System.Threading.Tasks',
  'System.Web',
  'System.Xml',
  'System.Xml.Linq',
  'System.Drawing',
  'System.Drawing.Drawing2D',
  'System.Drawing.Imaging',
  'Microsoft.Extensions.Logging',
  'Newtonsoft.Json',
  'Newtonsoft.Json.Linq',
];

/** The members of `Context`; `OriginalRequestUri` is not documented but used in 7 of 82 public scripts. */
export const CONTEXT_MEMBERS: readonly string[] = [
  'CorrelationId',
  'OperationId',
  'Request',
  'Logger',
  'SendAsync',
  'OriginalRequestUri',
];

/** How large a script may be: 1 MB. */
export const MAX_SCRIPT_BYTES = 1024 * 1024;
