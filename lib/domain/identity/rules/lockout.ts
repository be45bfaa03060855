/** Wrong tries before the first wait. */
export const FREE_TRIES = 5;
/** Consecutive failures after which only a reset helps (WEB-11). */
export const HARD_LIMIT = 100;
export const PER_IP_PER_MINUTE = 20;
export const GLOBAL_PER_SECOND = 10;

const WAITS_MINUTES = [1, 2, 4, 8, 15];

/** Minutes to wait after this many failures from one place on one login: 0, then 1, 2, 4, 8, 15, 15 … */
export function waitMinutes(failures: number): number {
  if (failures < FREE_TRIES) return 0;
  return WAITS_MINUTES[Math.min(failures - FREE_TRIES, WAITS_MINUTES.length - 1)] ?? 15;
}
