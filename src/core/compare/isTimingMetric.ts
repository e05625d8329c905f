const timing =
  /^(system|perf)\/|(^|[_/.\s-])(time|times|runtime|walltime|seconds|secs?|ms|duration|elapsed|eta|throughput|fps|sps)($|[_/.\s-])|per_(second|sec|s)($|[_/.])|\bit\/s\b|\/s$/i;

/** Whether a metric measures the machine or the clock rather than the training: it differs from run to run by nature. */
export function isTimingMetric(name: string): boolean {
  return timing.test(name);
}
