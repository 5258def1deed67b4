/** The frame asks to lock; whoever can hang a veil before the page takes it, else the form goes its own way. */
export const lockEvent = 'meedenken:lock'

/** The screen was opened again: what closed with it may try again. */
export const unlockedEvent = 'meedenken:unlocked'
