const memoryMs = 60_000

/** How often somebody sent in the last minute what no honest client sends. */
export class Strikes {
  private readonly times = new Map<string, number[]>()

  /** Counts one more; answers how many in the last minute. */
  add(memberId: string, now = Date.now()): number {
    const recent = (this.times.get(memberId) ?? []).filter((at) => now - at < memoryMs)
    recent.push(now)
    this.times.set(memberId, recent)
    return recent.length
  }
}
