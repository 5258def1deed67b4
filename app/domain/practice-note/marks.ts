import { linesOf } from '#app/editor/plain-text.ts'
import { scan } from '../anonymisation/scan.ts'

/** How many places in a page's text may give someone away for certain or likely; each paragraph is looked at by itself. */
export const openMarksOfPage = (body: unknown): number =>
  linesOf((body ?? {}) as Parameters<typeof linesOf>[0])
    .flatMap((line) => scan(line).marks)
    .filter((mark) => mark.tier !== 'C').length
