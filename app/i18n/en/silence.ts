import type { Messages } from '../index.ts'

export const silence: Messages['silence'] = {
  title: 'Quiet cases',
  head: (n) => (n === 0 ? 'No case is too quiet' : n === 1 ? 'One case is too quiet' : `${n} cases are too quiet`),
  help: (reaction, advice) =>
    `Here is what got no reaction after ${reaction} working days, or no advice after ${advice}. Holidays do not count.`,
  days: (n) => `${n} working days`,
  why: { 'no-reaction': 'No reaction yet.', 'no-advice': 'A reaction, but no advice yet.' },
  nobodyLeft: 'Everyone who could think along was asked. Put the case on the agenda.',
  end: 'That is all.',
}
