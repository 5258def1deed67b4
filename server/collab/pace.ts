/**
 * How fast commits may follow each other: at once while they are few, and evenly when there are many, so that each
 * then carries more. Without it a busy server spends more on commits than on words.
 */
export class Pace {
  private credit: number
  private at = 0
  private readonly perSecond: number
  private readonly burst: number

  constructor(perSecond: number, burst: number) {
    this.perSecond = perSecond
    this.burst = burst
    this.credit = burst
  }

  /** ms to wait before the next one, which is then spent. @param now  ms of a clock that only goes forward */
  next(now: number): number {
    this.credit = Math.min(this.burst, this.credit + ((now - this.at) / 1000) * this.perSecond)
    this.at = now
    this.credit -= 1
    return this.credit >= 0 ? 0 : (-this.credit / this.perSecond) * 1000
  }

  /** The last one was not needed after all. */
  giveBack(): void {
    this.credit += 1
  }
}
