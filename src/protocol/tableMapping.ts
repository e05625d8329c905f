/** Files that the user says are logs: tables (CSV, TSV) or JSON Lines. */
export interface TableMapping {
  /** Pattern relative to a workspace folder, such as `logs/*.csv`; two stars cross folders. */
  readonly files: string;
  /** Column, or name in the objects, that is the step; "": one of the usual names, else rows are counted. */
  readonly step: string;
}
