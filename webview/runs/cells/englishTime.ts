const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** A time in this machine's zone as American English writes it in short: `Nov 23, 2026, 5:04 PM`. */
export function englishTime(time: number): string {
  const date = new Date(time);
  const hour = date.getHours();
  const minute = String(date.getMinutes()).padStart(2, "0");
  const clock = `${hour % 12 || 12}:${minute} ${hour < 12 ? "AM" : "PM"}`;
  return `${months[date.getMonth()]} ${date.getDate()}, ${date.getFullYear()}, ${clock}`;
}
