import { messageType } from '../wire.ts'

const syncStep2 = 1
const update = 2

/** What a frame does to the count of the acknowledgement: 'answer' is our SyncStep2, 'update' an edit. */
export function countedFrame(frame: unknown): 'answer' | 'update' | null {
  if (!(frame instanceof Uint8Array) || frame[0] !== messageType.sync) return null
  return frame[1] === syncStep2 ? 'answer' : frame[1] === update ? 'update' : null
}

/**
 * A WebSocket that tells of every sync frame it sends, before it sends it: the stock provider has no such hook.
 * `opened` is called for each new socket, whose counts begin at nothing.
 */
export function countingSocket(
  Base: typeof WebSocket,
  told: { opened: () => void; sent: (kind: 'answer' | 'update') => void },
): typeof WebSocket {
  return class extends Base {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols)
      told.opened()
    }
    override send(frame: string | ArrayBufferLike | Blob | ArrayBufferView<ArrayBufferLike>) {
      const kind = countedFrame(frame)
      if (kind) told.sent(kind)
      super.send(frame as ArrayBuffer)
    }
  }
}
