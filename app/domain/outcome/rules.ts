/** Weeks after the close-out in which the author is asked how it went. Source: domain.md §1.5. */
export const weeks = { default: 8, least: 1, most: 26 } as const

/** Reminders after the first question, and days between them. The second one ignored counts as declined. */
export const reminders = { most: 2, everyDays: 7 } as const

/** Characters (UTF-16) of what is written at the end. */
export const limits = { nextStep: 1000, why: 1000, lesson: 2000 } as const
