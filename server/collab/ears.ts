import type { Pool } from '#db/connect.ts'

interface Listener {
  channel: string
  hear(words: string): void
  gap(): void
}

/** Beats without a word of our own on the line before it is taken for dead. */
const deafBeats = 3

/**
 * The line on which a node hears what is announced in the database. Whoever listens is told when there may have been
 * a gap, and looks for itself; a line that is dead without saying so is opened again.
 */
export class Ears {
  private readonly listeners: Listener[] = []
  private readonly connect: () => Pool
  private line: Pool | null = null
  private silentBeats = 0

  /** @param connect  makes the connection: again when it turns out dead */
  constructor(connect: () => Pool) {
    this.connect = connect
  }

  /** @param gap  called whenever the line was opened: what was said before then was not heard */
  on(channel: string, hear: (words: string) => void, gap: () => void = () => undefined): void {
    this.listeners.push({ channel, hear, gap })
  }

  async open(): Promise<void> {
    const before = this.line
    this.line = this.connect()
    this.silentBeats = 0
    void before?.end({ timeout: 0 }).catch(() => undefined)
    for (const { channel, hear, gap } of this.listeners) await this.line.listen(channel, hear, gap)
  }

  /** Called at a steady beat, each followed by a word of our own. */
  async beat(): Promise<void> {
    this.silentBeats += 1
    if (this.silentBeats > deafBeats) await this.open()
  }

  /** A word of our own was heard. */
  hearsItself(): void {
    this.silentBeats = 0
  }

  async close(): Promise<void> {
    await this.line?.end({ timeout: 1 })
  }
}
