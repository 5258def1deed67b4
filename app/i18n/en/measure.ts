import type { Messages } from '../index.ts'

const days = (n: number) =>
  n === 0 ? 'on the same day' : n === 1 ? 'within 1 working day' : `within ${n} working days`

export const measure: Messages['measure'] = {
  title: 'Figures',
  head: (year) => `Figures of ${year}`,
  lead: 'How fast did help come, and what came of it? This is about the group, never about one person.',
  years: 'Choose a year',
  soFar: (year) => `${year}, so far`,
  toCsv: 'Download as CSV',
  toReport: 'Make the progress report',
  reportHelp: 'A report of this year for the councils, in Dutch: to read, to print or to keep as a Word file.',
  toMeasures: 'How fast did help come, and what came of it?',
  none: (year) => `There are no figures of ${year}`,
  noneNextYear: (year) => `To the figures of ${year}`,
  noneNext: (n) => `A case counts once it has been on the board for more than ${n} working days.`,
  toBoards: 'To the boards',

  sections: {
    done: 'What the group did',
    speed: 'How fast help came',
    outcome: 'What was learned',
    themes: 'What it was about',
  },
  tables: {
    done: 'What the group did, in numbers',
    waits: 'Time to the first reaction and the first advice',
    inTime: (n) => `Advice within ${n} working days`,
    outcome: 'What came of the closed cases',
    themes: 'Themes that occurred most',
  },
  columns: {
    what: 'What',
    count: 'Number',
    cases: 'Cases',
    share: 'Share',
    half: 'Half',
    nineOfTen: 'Nine of ten',
    theme: 'Theme',
  },
  rows: {
    placed: 'Cases submitted',
    closed: 'Cases closed',
    questions: 'Clarifying questions asked',
    advices: 'Advice given',
    disciplines: 'Disciplines that joined in',
    meetings: 'Meetings held',
    pages: 'What works pages adopted',
    reaction: 'First reaction',
    advice: 'First advice',
    inTime: (n) => `Within ${n} working days`,
    notInTime: 'Later, or no advice',
    changedPlan: 'The plan changed because of the advice',
    returned: 'The author told later how it went',
    declined: 'The author did not, with a reason',
    'no-answer': 'No answer, after two reminders',
    lesson: 'It gave a lesson for others',
  },
  units: {
    days: (n) => (n === 0 ? 'same day' : n === 1 ? '1 working day' : `${n} working days`),
    percent: (n) => `${n}%`,
    hidden: 'too few',
  },
  csv: { year: 'Year', part: 'Part', what: 'What', measure: 'Measure', value: 'Value', file: 'figures' },

  says: {
    reaction: (half, nine) => `Half of the cases got a first reaction ${days(half)}. Nine of ten got it ${days(nine)}.`,
    advice: (half, nine) => `Half of the cases got a first advice ${days(half)}. Nine of ten got it ${days(nine)}.`,
    inTime: (n, of, percent, norm) =>
      `${n} of the ${of} cases got advice within ${norm} working days. That is ${percent}%.`,
    changedPlan: (n, of, percent) =>
      `In ${n} of the ${of} closed cases the plan changed because of the advice. That is ${percent}%.`,
    returned: (n, of) => `In ${n} of the ${of} cases the author told later how it went.`,
    lessons: (n) => (n === 0 ? 'There is no lesson yet.' : `${n} cases gave a lesson for others.`),
    tooFew: 'There are no figures here: there were too few.',
    noneClosed: 'No case was closed in this year yet.',
    nonePlaced: 'There is no case in this year yet that counts.',
    themes: (least) => `A case can have more than one theme. Only themes of ${least} or more cases stand here.`,
    noThemes: (least) => `No theme occurred in ${least} or more cases.`,
  },
  charts: {
    waits: 'Working days to the first reaction and the first advice',
    outcome: 'Share of the closed cases, in percent',
    below: 'The same figures stand in the table below.',
    half: (what) => `${what}, half`,
    nineOfTen: (what) => `${what}, nine of ten`,
    norm: (n) => `The line stands at ${n} working days: by then there should be advice.`,
  },

  howHead: 'How this was counted',
  how: {
    days: 'Working days are Monday to Friday, without Dutch holidays. The day itself does not count.',
    reaction: 'A reaction is a question, an advice or an answer by somebody else than the author.',
    years:
      'The waiting time and the themes are about cases submitted in this year. What was learned is about cases closed in this year.',
    withdrawn: 'A case that was withdrawn does not count.',
    running: (n) => `The year is not over. Cases of the last ${n} working days do not count yet.`,
    boards: (n) =>
      n === 1
        ? 'The figures are about the board that you coordinate.'
        : `The figures are about the ${n} boards that you coordinate.`,
    hidden: (least) =>
      `Does it say ‘too few’? Then it is about fewer than ${least} cases, or a small number could be worked out. So nobody can tell from these figures whom they are about.`,
  },

  report: {
    title: (year) => `Progress report ${year}`,
    kicker: 'Expert Group Trauma',
    made: (day) => `Made on ${day}`,
    soFar: (day) => `Up to and including ${day}`,
    what: 'The Expert Group Trauma is a group of trauma therapists of different organisations. A therapist asks a question about a treatment, without anybody being recognisable. Colleagues think along and learn together what works.',
    content: 'This report only counts. There is nothing in it about a case, a client or a therapist.',
    boards: (n) =>
      n === 1 ? 'The figures are about one board of the group.' : `The figures are about ${n} boards of the group.`,
    toDocx: 'Download as Word file',
    print: 'Print',
    back: 'Back to the figures',
    page: 'Page',
  },
}
