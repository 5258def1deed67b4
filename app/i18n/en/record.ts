import type { Messages } from '../index.ts'

export const record: Messages['record'] = {
  title: (number) => `Case ${number}, for your own record`,
  mark: (number, name, when) => `Confidential. Case ${number}, taken by ${name} on ${when}.`,
  help: 'You keep or print this case for your own record. Of colleagues it tells the discipline, no name. The access log says that you took it.',
  print: 'Print',
  toMarkdown: 'Download as text (Markdown)',
  back: 'Back to the case',
  state: 'Status',
  colleague: 'colleague',
  said: (kind, who, when) => `${kind}, ${who}, ${when}`,
  agreed: (n) => (n === 1 ? 'One colleague agrees with this.' : `${n} colleagues agree with this.`),
}
