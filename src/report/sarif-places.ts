import type { ArtifactLocation, Region } from 'sarif';
import type { Document } from '../document/document.js';
import { Lines } from '../document/lines.js';
import type { Location } from '../engine/finding.js';
import type { ConnectorResult } from './reporter.js';

/** The name of the folder that relative addresses belong to. */
export const ROOT = '%SRCROOT%';

/** The texts of a connector, for regions. A byte order mark is no character of a text, so offsets begin behind it. */
export class Files {
  private readonly lines = new Map<string, Lines>();

  constructor(private readonly result: ConnectorResult) {}

  region({ file, line, column, endLine, endColumn, start, end }: Location): Region {
    const mark = this.document(file)?.hasByteOrderMark ? 1 : 0;
    return {
      startLine: line,
      startColumn: Math.max(1, line === 1 ? column - mark : column),
      endLine,
      endColumn: Math.max(1, endLine === 1 ? endColumn - mark : endColumn),
      charOffset: Math.max(0, start - mark),
      charLength: Math.max(0, end - Math.max(start, mark)),
    };
  }

  regionOf(file: string, start: number, end: number): Region {
    let lines = this.lines.get(file);
    if (!lines) {
      lines = new Lines(this.document(file)?.text ?? '');
      this.lines.set(file, lines);
    }
    const from = lines.positionOf(start);
    const to = lines.positionOf(end);
    const place = { line: from.line, column: from.column, endLine: to.line, endColumn: to.column };
    return this.region({ file, pointer: '', start, end, ...place });
  }

  private document(file: string): Document | undefined {
    const isIt = (document: Document): boolean => document.file === file;
    return this.result.connector.documents.find(isIt) ?? this.result.evidence?.find(isIt);
  }
}

/** How a result names a file. */
export const locationOf = (uri: string): ArtifactLocation =>
  uri.startsWith('file:') ? { uri } : { uri, uriBaseId: ROOT };

/** A file name as a relative address; a drive of Windows makes it an absolute one. */
export function uriOf(file: string): string {
  const path = file
    .split('/')
    .map((part) => encodeURIComponent(part.replace(/\p{Cs}/gu, '\ufffd')).replace(/[!'()*]/g, escapeSign))
    .join('/');
  return /^[A-Za-z]%3A\//.test(path)
    ? `file:///${path.replace('%3A', ':')}`
    : path.startsWith('/')
      ? `file://${path}`
      : path;
}

const escapeSign = (sign: string): string => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`;
