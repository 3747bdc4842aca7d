/**
 * The bytes of standard input, up to a limit: what has no end is not waited for.
 * @param limit in bytes; where there is more, a little more than that is returned
 */
export async function readStandardInput(limit: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of process.stdin as AsyncIterable<Uint8Array>) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > limit) break;
  }
  return Buffer.concat(chunks);
}
