/** Work that is done in rounds, one at a time. */
export interface Rounds {
  /** Do a round now, or right after the one that is going on. */
  nudge(): void
  /** Waits for the round that is going on; no other begins. */
  stop(): Promise<void>
}

/**
 * Does `round` every `everyMs` and whenever nudged. A round that throws is handed to `failed`; the next one comes
 * at its time.
 */
export function rounds(round: () => Promise<void>, everyMs: number, failed: (error: unknown) => void): Rounds {
  let stopped = false
  let again = false
  let going: Promise<void> | null = null
  let timer: NodeJS.Timeout | undefined

  const start = () => {
    clearTimeout(timer)
    going = round()
      .catch(failed)
      .then(() => {
        going = null
        if (stopped) return
        if (again) {
          again = false
          start()
        } else timer = setTimeout(start, everyMs).unref()
      })
  }
  timer = setTimeout(start, 0).unref()

  return {
    nudge() {
      if (stopped) return
      if (going) again = true
      else start()
    },
    async stop() {
      stopped = true
      clearTimeout(timer)
      await going
    },
  }
}
