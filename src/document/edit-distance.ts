/** The longest words that share one set of rows. */
const ROOM = 256;
let rows = [new Uint16Array(ROOM), new Uint16Array(ROOM), new Uint16Array(ROOM)] as const;

/**
 * Number of insertions, deletions, replacements and swaps of neighbours that turn one word into the other (optimal string
 * alignment); at least `limit` when it would be more.
 */
export function editDistance(a: string, b: string, limit = Number.POSITIVE_INFINITY): number {
  let start = 0;
  let endA = a.length;
  let endB = b.length;
  while (start < endA && start < endB && a.charCodeAt(start) === b.charCodeAt(start)) start++;
  while (endA > start && endB > start && a.charCodeAt(endA - 1) === b.charCodeAt(endB - 1)) {
    endA--;
    endB--;
  }
  const [height, width] = [endA - start, endB - start];
  if (height === 0 || width === 0) return Math.min(height + width, limit);
  if (Math.abs(height - width) >= limit) return limit;
  if (width >= ROOM && width >= rows[0].length)
    rows = [new Uint16Array(width * 2), new Uint16Array(width * 2), new Uint16Array(width * 2)];
  let [beforePrevious, previous, current] = rows;
  for (let j = 0; j <= width; j++) previous[j] = j;
  for (let i = 1; i <= height; i++) {
    const unit = a.charCodeAt(start + i - 1);
    let least = i;
    current[0] = i;
    for (let j = 1; j <= width; j++) {
      const other = b.charCodeAt(start + j - 1);
      let cost = Math.min(
        (previous[j] as number) + 1,
        (current[j - 1] as number) + 1,
        (previous[j - 1] as number) + (unit === other ? 0 : 1),
      );
      if (i > 1 && j > 1 && unit === b.charCodeAt(start + j - 2) && a.charCodeAt(start + i - 2) === other)
        cost = Math.min(cost, (beforePrevious[j - 2] as number) + 1);
      current[j] = cost;
      if (cost < least) least = cost;
    }
    if (least >= limit) return limit;
    [beforePrevious, previous, current] = [previous, current, beforePrevious];
  }
  return Math.min(previous[width] as number, limit);
}
