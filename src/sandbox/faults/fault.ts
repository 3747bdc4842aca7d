import type { Call, SandboxResponse } from '../http.js';
import type { Settings } from '../settings.js';

/** Where in the flow a fault shows. `network` is every request. */
export const STAGES = ['authorize', 'token', 'refresh', 'api', 'network'] as const;
export type Stage = (typeof STAGES)[number];

/** One way in which a server, or its settings, can fail a client. */
export interface Fault {
  readonly name: string;
  /** What is wrong, in a word that a report can use: an area and a thing. */
  readonly cause: string;
  readonly stage: Stage;
  /** What happens, in one sentence. */
  readonly sentence: string;
  /** Settings of the instance that differ. */
  readonly settings?: Partial<Settings>;
  /** Answers in place of the instance; undefined lets it answer. */
  readonly instead?: (call: Call) => SandboxResponse | undefined;
  /** Changes what the instance answers when all is well. */
  readonly changed?: (answer: SandboxResponse, call: Call, now: number) => SandboxResponse;
}

type Rest = Omit<Fault, 'name' | 'cause' | 'stage' | 'sentence'>;

/** Makes the faults of one stage. */
export const faultsAt =
  (stage: Stage) =>
  (name: string, cause: string, sentence: string, rest: Rest): Fault => ({ name, cause, stage, sentence, ...rest });

/** Answers the same to everyone. */
export const always = (answer: SandboxResponse) => (): SandboxResponse => answer;
