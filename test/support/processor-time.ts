/**
 * How much processor time something takes, in milliseconds. Tests use it with wide limits, to tell growth with the square of the
 * length from growth with the length; unlike the time on the clock it does not count what else the machine is busy with.
 */
export function processorTime(action: () => void): number {
  const start = process.cpuUsage();
  action();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}
