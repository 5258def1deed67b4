/** The code of an error, or its kind: never its message, which may hold words of a text. */
export const codeOf = (error: unknown): string =>
  (error as { code?: string } | null)?.code ?? (error as Error | null)?.name ?? typeof error

/** Is it the database that is away, or too busy, and not the document that is broken? */
export const isAway = (error: unknown) =>
  /^(08|57|53|25006|40|55P03|ECONN|CONNECT|EPIPE|ETIMEDOUT|EHOST|ENET|ENOTFOUND|EAI)/.test(codeOf(error))

/** Did the database refuse the values themselves? Then asking again will not help. */
export const isDocumentsFault = (error: unknown) => /^(22|23|54)[0-9A-Z]{3}$/.test(codeOf(error))
