import type { IntegrationId } from "#core/integration/integration.ts";

/** A refusal that was told to a machine which names itself, as points of sale do. */
export interface TerminalError {
  readonly integrationId: IntegrationId;
  readonly at: Date;
  /** What was asked for, in the dialect's own words. */
  readonly operation: string;
  /** What was answered, in the dialect's own words. */
  readonly code: string;
  readonly status: number;
  /** The machine's own name. */
  readonly terminalId: string | undefined;
  /** The customer's name for several attempts of one person. */
  readonly sessionReference: string | undefined;
}

/** How often a machine was told something, and when last. */
export interface TerminalErrorCount {
  readonly terminalId: string | undefined;
  readonly code: string;
  readonly count: number;
  /** Of how many of the customer's own sessions; those without a name are not counted. */
  readonly sessions: number;
  readonly lastAt: Date;
}

/** Remembers what machines were refused, for reports. */
export interface TerminalErrorLog {
  append(error: TerminalError): Promise<void>;
  /** By machine and code, those with most refusals first. */
  count(integrationId: IntegrationId, since: Date): Promise<readonly TerminalErrorCount[]>;
  /** The newest of one machine, newest first. */
  listByTerminal(
    integrationId: IntegrationId,
    terminalId: string,
    limit: number,
  ): Promise<readonly TerminalError[]>;
  /** Forgets some that happened before; answers how many, at most `limit`. */
  forget(before: Date, limit: number): Promise<number>;
}
