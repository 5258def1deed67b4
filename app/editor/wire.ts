/**
 * What both ends of the socket must agree on. Frames are those of y-websocket (y-protocols 1.0.7): one message
 * a frame, `varUint type` first. Types 120 and 121 are ours and opt-in by `?ack=1`.
 */
export const messageType = {
  sync: 0,
  awareness: 1,
  auth: 2,
  queryAwareness: 3,
  acknowledged: 120,
  standing: 121,
} as const

/** Bumped when an older editor could damage what a newer one wrote; older ones are closed with 4426. */
export const schemaVersion = 1

/** Why a socket was closed. 4400–4499 are final for the stock client; all others make it come back. */
export const closeCode = {
  serverStops: 1001,
  mendable: 1008,
  notLoaded: 1011,
  overloaded: 1013,
  noSession: 4401,
  rightGone: 4403,
  notThere: 4404,
  epochPast: 4409,
  tooLarge: 4413,
  editorTooOld: 4426,
  tooMany: 4429,
  rightsChanged: 4500,
} as const

/** Path of a room below the origin: `/collab/<document id>.<epoch>`. */
export const roomPath = (documentId: string, epoch: number) => `/collab/${documentId}.${epoch}`
