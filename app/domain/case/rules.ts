import type { CaseFragment } from '#app/editor/fragments.ts'
import type { FieldErrors } from '../refusal.ts'
import { declarations } from './thesaurus.ts'
import type { Case, CaseFields, Tried } from './types.ts'

/** Limits at publication, in UTF-16 characters. Nothing is cut off before. */
export const limits = { question: 250, fragment: 2000, why: 300 } as const

/** Fields that a case cannot do without, other than the texts and the lists. */
const chosen = [
  'kind',
  'ageBand',
  'centre',
  'roleInViolence',
  'setting',
  'phase',
  'safety',
  'reportingCodeStep',
  'urgency',
] as const satisfies readonly (keyof CaseFields)[]

/**
 * What is still wrong before a case may be published: field to codes `empty`, `too-long`, `no-question`.
 * @param prompts  lines of the board's template, which say nothing by themselves
 */
export function missing(
  aCase: CaseFields & Pick<Case, 'tried'>,
  texts: Partial<Record<CaseFragment, string>>,
  namedReaders: number,
  prompts: readonly string[] = [],
): FieldErrors {
  const wrong: FieldErrors = {}
  const question = aCase.question.trim()
  if (!question) wrong.question = ['empty']
  else if (question.length > limits.question) wrong.question = ['too-long']
  else if (!question.endsWith('?')) wrong.question = ['no-question']
  for (const field of chosen) if (!aCase[field]) wrong[field] = ['empty']
  if (aCase.themes.length === 0) wrong.themes = ['empty']
  if (!saysMoreThan(prompts, texts.situation)) wrong.situation = ['empty']
  for (const [name, text] of Object.entries(texts)) if (text.trim().length > limits.fragment) wrong[name] = ['too-long']
  if (!aCase.nothingTried && !aCase.tried.some(isWhole)) wrong.tried = ['empty']
  if (aCase.tried.some((one) => one.why.length > limits.why)) wrong.tried = ['too-long']
  if (aCase.visibility === 'named' && namedReaders === 0) wrong.readers = ['empty']
  if (!declarations.every((one) => aCase.declarations.includes(one))) wrong.declarations = ['empty']
  return wrong
}

/** Is there a word beside the lines that the board's template put there? `text` has a line for each paragraph. */
const saysMoreThan = (prompts: readonly string[], text = '') =>
  text.split('\n').some((line) => line.trim() !== '' && !prompts.includes(line.trim()))

/** A row of what was tried counts when it says what and with which effect. */
export const isWhole = (tried: Tried) => tried.intervention !== '' && tried.effect !== null

/** Is it time for the stop screen? It blocks nothing. */
export const needsStopScreen = (safety: string | null) => safety === 'unsafe' || safety === 'doubt'

/** Drafts and cases that were given back are their writers' alone. */
export const isDraft = (aCase: Pick<Case, 'state'>) => aCase.state === 'draft' || aCase.state === 'returned'
