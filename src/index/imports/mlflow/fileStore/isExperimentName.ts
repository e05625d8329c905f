/** Whether a folder's name is an experiment's id: digits, 18 of them since MLflow 1.30. */
export function isExperimentName(name: string): boolean {
  return /^\d{1,30}$/.test(name);
}
