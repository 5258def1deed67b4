import { monitorEventLoopDelay } from 'node:perf_hooks'

const bounds = [0.5, 1, 2, 5, 10, 25, 50, 100, 250, 500, 1000, 2500]

/** What is counted and timed, and what each tells: the text behind `# HELP`. Times in milliseconds. */
const told = {
  collab_syncs_total: 'Answers to a client that asked what it lacks: joins, returns and resyncs',
  collab_rows_total: 'Rows committed to the log',
  collab_commit_failures_total: 'Commits that the database did not take',
  collab_slow_readers_total: 'Readers that fell behind and were left waiting',
  collab_closed_total: 'Sockets closed by us, by code',
  collab_refused_frames_total: 'Frames refused, by reason',
  collab_commit_ms: 'Time of one commit',
  collab_ack_ms: 'Time from the arrival of a change to its acknowledgement',
  collab_load_ms: 'Time to open a document from the database',
} as const

type Counted = Extract<keyof typeof told, `${string}_total`>
type Timed = Extract<keyof typeof told, `${string}_ms`>

/** A value of the moment, with what it tells. */
export interface Gauge {
  readonly name: string
  readonly tells: string
  readonly value: number
}

/** Counts since the process started and times in milliseconds; no content, no names. */
export class Metrics {
  private readonly counts = new Map<Counted, Map<string, number>>()
  private readonly times = new Map<Timed, { buckets: number[]; sum: number; count: number }>()
  private readonly loop = monitorEventLoopDelay({ resolution: 10 })

  constructor() {
    this.loop.enable()
  }

  /** @param label  as it stands between the braces: `code="1008"` */
  count(name: Counted, by = 1, label = ''): void {
    const counts = this.counts.get(name) ?? new Map<string, number>()
    this.counts.set(name, counts)
    counts.set(label, (counts.get(label) ?? 0) + by)
  }
  closed(code: number): void {
    this.count('collab_closed_total', 1, `code="${code}"`)
  }
  refused(why: string): void {
    this.count('collab_refused_frames_total', 1, `why="${why}"`)
  }

  time(name: Timed, ms: number): void {
    let time = this.times.get(name)
    if (!time) {
      time = { buckets: bounds.map(() => 0), sum: 0, count: 0 }
      this.times.set(name, time)
    }
    const at = bounds.findIndex((bound) => ms <= bound)
    if (at >= 0) time.buckets[at]! += 1
    time.sum += ms
    time.count += 1
  }

  /** In the text format of Prometheus, with `gauges` of the moment. The delay of the event loop is that since last asked. */
  text(gauges: readonly Gauge[]): string {
    const delay = { p50: this.loop.percentile(50) / 1e6, p99: this.loop.percentile(99) / 1e6, max: this.loop.max / 1e6 }
    this.loop.reset()
    const lines: string[] = []
    const head = (name: string, tells: string, type: string) =>
      lines.push(`# HELP ${name} ${tells}`, `# TYPE ${name} ${type}`)
    for (const { name, tells, value } of gauges) {
      head(name, tells, 'gauge')
      lines.push(`${name} ${value}`)
    }
    head('collab_event_loop_delay_ms', 'Delay of the event loop since the last look', 'gauge')
    for (const [quantile, ms] of Object.entries(delay)) {
      lines.push(`collab_event_loop_delay_ms{quantile="${quantile}"} ${ms.toFixed(2)}`)
    }
    for (const [name, counts] of this.counts) {
      head(name, told[name], 'counter')
      for (const [label, value] of counts) lines.push(`${name}${label && `{${label}}`} ${value}`)
    }
    for (const [name, { buckets, sum, count }] of this.times) {
      head(name, told[name], 'histogram')
      let below = 0
      for (const [at, bound] of bounds.entries()) {
        below += buckets[at]!
        lines.push(`${name}_bucket{le="${bound}"} ${below}`)
      }
      lines.push(`${name}_bucket{le="+Inf"} ${count}`, `${name}_sum ${sum.toFixed(3)}`, `${name}_count ${count}`)
    }
    return `${lines.join('\n')}\n`
  }

  stop(): void {
    this.loop.disable()
  }
}
