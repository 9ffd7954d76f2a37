/** A line of a report: what it tells, and that. */
export type ReportRow = readonly [label: string, value: string];

/** What belongs under one heading. */
export interface ReportSection {
  readonly heading: string;
  readonly rows: readonly ReportRow[];
  /** Sentences below the rows. */
  readonly notes: readonly string[];
}

/** A report to be read on paper. */
export interface PrintedReport {
  readonly title: string;
  readonly subtitle: string;
  readonly sections: readonly ReportSection[];
  /** At the foot of every page. */
  readonly footer: string;
  readonly at: Date;
}

/** Prints a report as a PDF file. */
export type ReportPrinter = (report: PrintedReport) => Promise<Uint8Array>;
