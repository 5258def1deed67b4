/** Words of a case for one's own record. */
export const record = {
  title: (number: string) => `Casus ${number}, voor eigen dossier`,
  mark: (number: string, name: string, when: string) =>
    `Vertrouwelijk. Casus ${number}, opgehaald door ${name} op ${when}.`,
  help: 'U bewaart of drukt deze casus af voor uw eigen dossier. Van collega’s staat er het vakgebied, geen naam. In het inzagelog staat dat u hem ophaalde.',
  print: 'Afdrukken',
  toMarkdown: 'Downloaden als tekst (Markdown)',
  back: 'Terug naar de casus',
  state: 'Stand',
  colleague: 'collega',
  said: (kind: string, who: string, when: string) => `${kind}, ${who}, ${when}`,
  agreed: (n: number) => (n === 1 ? 'Eén collega is het hiermee eens.' : `${n} collega’s zijn het hiermee eens.`),
} as const
