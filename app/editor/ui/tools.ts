export type Tool = 'bold' | 'italic' | 'heading' | 'subheading' | 'bulletList' | 'orderedList' | 'undo' | 'redo'

/** The tools of a text in a case, of notes and of the prikbord. */
export const caseTools: readonly Tool[] = ['bold', 'italic', 'bulletList', 'orderedList', 'undo', 'redo']
/** The tools of a page or minutes. */
export const pageTools: readonly Tool[] = ['heading', 'subheading', ...caseTools]
