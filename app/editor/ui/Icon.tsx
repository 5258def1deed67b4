const drawings = {
  tick: 'M4.5 12.5l5 5 10-11',
  pen: 'M4 20l1.2-4.6L16.5 4 20 7.5 8.6 18.8zM14 6.5l3.5 3.5',
  waves: 'M3.5 10a12.5 12.5 0 0117 0M7.2 14a7.2 7.2 0 019.6 0M12 18.2v.1M4.5 20.5l15-17',
  triangle: 'M12 3.5L22 20.5H2zM12 10v5M12 17.7v.1',
  person:
    'M4 8V4h4M16 4h4v4M20 16v4h-4M8 20H4v-4M9.6 10a2.4 2.4 0 104.8 0 2.4 2.4 0 10-4.8 0M7.8 16.6c.6-2 2.2-3 4.2-3s3.6 1 4.2 3',
  bold: 'M7 5h6a3.5 3.5 0 010 7H7zM7 12h7a3.5 3.5 0 010 7H7z',
  italic: 'M10 5h8M6 19h8M14.5 5l-5 14',
  heading: 'M6 5v14M18 5v14M6 12h12',
  subheading: 'M7 9v10M16 9v10M7 14h9',
  bulletList: 'M9 6.5h11M9 12h11M9 17.5h11M4.5 6.5v.1M4.5 12v.1M4.5 17.5v.1',
  orderedList: 'M10 6.5h10M10 12h10M10 17.5h10M3.8 5.5l1.4-.8v4M3.6 15.4c1.8-1.4 2.6.4 1.4 1.6l-1.4 1.5H6',
  undo: 'M8.5 5L4 9.5 8.5 14M4.5 9.5H14a5 5 0 010 10h-3',
  redo: 'M15.5 5L20 9.5 15.5 14M19.5 9.5H10a5 5 0 000 10h3',
  close: 'M6 6l12 12M18 6L6 18',
} as const

export type Drawing = keyof typeof drawings
/** The path of a drawing on the 24 grid, for marks that ProseMirror draws itself. */
export const pathOf = (name: Drawing) => drawings[name]

/** One of our drawings; always beside a word or inside something with a name. */
export const Icon = ({ name }: { name: Drawing }) => (
  <svg className="icon" viewBox="0 0 24 24" aria-hidden="true">
    <path d={drawings[name]} />
  </svg>
)
