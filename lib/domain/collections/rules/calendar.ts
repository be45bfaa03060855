import { addDays, type PlainDate, weekday } from "@/lib/platform/time";

/** The company's calendar: days on which nobody works, beside weekends. */
export type Calendar = { nonWorking: ReadonlySet<PlainDate> };

/** Monday to Friday, and no day of the calendar. */
export const isWorkingDay = (day: PlainDate, { nonWorking }: Calendar): boolean =>
  weekday(day) < 6 && !nonWorking.has(day);

/** How far a day is moved at most: a calendar without any working day must not hang the ladder. */
const FAR = 60;

function moved(day: PlainDate, fits: (day: PlainDate) => boolean): PlainDate {
  let found = day;
  for (let n = 0; n < FAR && !fits(found); n++) found = addDays(found, 1);
  return found;
}

/** The day itself, or the first working day after it (domain reference F5.6). */
export const workingDayFrom = (day: PlainDate, calendar: Calendar): PlainDate =>
  moved(day, (one) => isWorkingDay(one, calendar));

/** The day itself, or the first after it on which customers may be written to. */
export const tellingDayFrom = (day: PlainDate, quietWeekdays: readonly number[]): PlainDate =>
  moved(day, (one) => !quietWeekdays.includes(weekday(one)));
