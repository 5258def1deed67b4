/** Own drawings: 24 grid, one stroke, no fill, the colour of the text. */
const drawings = {
  move: 'M6 12h.1M12 12h.1M18 12h.1',
  plus: 'M12 5v14M5 12h14',
  tick: 'M4.5 12.5l5 5 10-11',
  pen: 'M4 20l1.2-4.6L16.5 4 20 7.5 8.6 18.8zM14 6.5l3.5 3.5',
  waves: 'M3.5 10a12.5 12.5 0 0117 0M7.2 14a7.2 7.2 0 019.6 0M12 18.2v.1M4.5 20.5l15-17',
  triangle: 'M12 3.5L22 20.5H2zM12 10v5M12 17.7v.1',
  warning: 'M12 3.5L22 20.5H2zM12 10v5M12 17.7v.1',
  person:
    'M4 8V4h4M16 4h4v4M20 16v4h-4M8 20H4v-4M9.6 10a2.4 2.4 0 104.8 0 2.4 2.4 0 10-4.8 0M7.8 16.6c.6-2 2.2-3 4.2-3s3.6 1 4.2 3',
  close: 'M6 6l12 12M18 6L6 18',
  lock: 'M5.5 11h13v9h-13zM8.5 11V8a3.5 3.5 0 017 0v3',
  up: 'M12 19V5M6 11l6-6 6 6',
  down: 'M12 5v14M6 13l6 6 6-6',
  calendar: 'M4.5 6.5h15v13h-15zM4.5 10.5h15M8.5 4v4M15.5 4v4',
  mail: 'M3.5 6h17v12h-17zM3.5 7l8.5 6.5L20.5 7',
  key: 'M4 12a4 4 0 108 0 4 4 0 10-8 0M12 12h9v4M17 12v3',
  leave: 'M13 4.5H5.5v15H13M9.5 12H20M16 8l4 4-4 4',
  question: 'M9 9a3 3 0 115 2.2c-1.2 1-2 1.5-2 3M12 17.8v.1',
} as const

export type IconName = keyof typeof drawings

/** A drawing; always beside a word, or inside something with a name. */
export const Icon = ({ name }: { name: IconName }) => (
  <svg className="icon" viewBox="0 0 24 24" aria-hidden="true">
    <path d={drawings[name]} />
  </svg>
)
