import { hex, type Random } from '../bytes.js';
import { PERSON } from '../oauth/client.js';
import { stamp } from '../time.js';
import { familyOf, fieldOf, tableOf } from './dictionary.js';

/** A record: the columns that hold something, all as text. */
export type Row = Record<string, string>;

/** The prefix of the numbers that new records get. */
const NUMBERS: Readonly<Record<string, string>> = {
  incident: 'INC',
  problem: 'PRB',
  change_request: 'CHG',
  change_task: 'CTASK',
  sc_request: 'REQ',
  sc_req_item: 'RITM',
  sc_task: 'SCTASK',
  kb_knowledge: 'KB',
};

/** The records of the instance, in memory. */
export class Store {
  private readonly rows = new Map<string, Row[]>();
  /** The contents of attachments, by sys_id. */
  readonly contents = new Map<string, Uint8Array>();
  /** What the person put into the cart, each with its quantity. */
  cart: readonly Row[] = [];
  private counter = 10_000;

  constructor(
    private readonly now: () => number,
    private readonly random: Random,
    seed: Iterable<readonly [table: string, row: Row]>,
  ) {
    for (const [table, row] of seed) this.of(table).push({ ...row });
  }

  /** The records of a table and of those that extend it. */
  all(table: string): readonly Row[] {
    return familyOf(table).flatMap((name) => this.rows.get(name) ?? []);
  }

  find(table: string, id: string): Row | undefined {
    return this.all(table).find(({ sys_id }) => sys_id === id);
  }

  /** Adds a record; what the instance sets itself cannot be given. */
  insert(table: string, values: Row): Row {
    const time = stamp(this.now());
    const prefix = NUMBERS[table];
    const row: Row = {
      ...(fieldOf(table, 'active') && { active: 'true' }),
      ...(fieldOf(table, 'state')?.choices && { state: '1' }),
      ...values,
      ...(prefix && { number: this.nextNumber(prefix) }),
      ...(fieldOf(table, 'sys_class_name') && { sys_class_name: table }),
      sys_id: this.newId(),
      sys_created_on: time,
      sys_created_by: PERSON.userName,
      sys_updated_on: time,
      sys_updated_by: PERSON.userName,
      sys_mod_count: '0',
    };
    this.of(table).push(row);
    return row;
  }

  update(row: Row, values: Row): Row {
    const count = Number(row['sys_mod_count'] ?? 0) + 1;
    Object.assign(row, values, {
      sys_updated_on: stamp(this.now()),
      sys_updated_by: PERSON.userName,
      sys_mod_count: String(count),
    });
    return row;
  }

  delete(table: string, id: string): boolean {
    for (const name of familyOf(table)) {
      const rows = this.rows.get(name) ?? [];
      const index = rows.findIndex(({ sys_id }) => sys_id === id);
      if (index >= 0) {
        rows.splice(index, 1);
        this.contents.delete(id);
        return true;
      }
    }
    return false;
  }

  newId(): string {
    return hex(this.random(16));
  }

  nextNumber(prefix: string): string {
    return `${prefix}${String(++this.counter).padStart(7, '0')}`;
  }

  private of(table: string): Row[] {
    if (!tableOf(table)) throw new Error(`there is no table ${table}`);
    const rows = this.rows.get(table) ?? [];
    this.rows.set(table, rows);
    return rows;
  }
}
