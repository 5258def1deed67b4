import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'

/** Bits of the authenticator data (WebAuthn §6.1). */
const flag = { present: 0x01, verified: 0x04, attested: 0x40 } as const

export interface Liar {
  origin?: string
  rpId?: string
  challenge?: string
  verified?: boolean
  counter?: number
  credentialId?: string
  type?: string
  signature?: Buffer
}

/**
 * An authenticator in software: a key pair (ES256) that answers as a browser would hand it over. What it says can be
 * bent, to see that nobody is taken in.
 */
export function anAuthenticator(origin = 'http://localhost:3000') {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const id = randomBytes(32)
  const jwk = publicKey.export({ format: 'jwk' })
  let counter = 0

  const authData = (rpId: string, bits: number, count: number, more = Buffer.alloc(0)) => {
    const number = Buffer.alloc(4)
    number.writeUInt32BE(count)
    return Buffer.concat([createHash('sha256').update(rpId).digest(), Buffer.from([bits]), number, more])
  }
  const clientData = (type: string, challenge: string, from: string) =>
    Buffer.from(JSON.stringify({ type, challenge, origin: from, crossOrigin: false }))

  return {
    id: id.toString('base64url'),

    /** Answers `navigator.credentials.create`. */
    make(options: { challenge: string; rp: { id?: string } }, lie: Liar = {}) {
      const cose = cbor.map([
        [1, 2],
        [3, -7],
        [-1, 1],
        [-2, Buffer.from(jwk.x ?? '', 'base64url')],
        [-3, Buffer.from(jwk.y ?? '', 'base64url')],
      ])
      const length = Buffer.alloc(2)
      length.writeUInt16BE(id.length)
      const bits = flag.present | flag.attested | (lie.verified === false ? 0 : flag.verified)
      const data = authData(
        lie.rpId ?? options.rp.id ?? '',
        bits,
        0,
        Buffer.concat([Buffer.alloc(16), length, id, cose]),
      )
      const attestation = cbor.map([
        ['fmt', 'none'],
        ['attStmt', cbor.map([])],
        ['authData', data],
      ])
      return {
        id: this.id,
        rawId: this.id,
        type: 'public-key' as const,
        clientExtensionResults: {},
        response: {
          clientDataJSON: clientData(
            'webauthn.create',
            lie.challenge ?? options.challenge,
            lie.origin ?? origin,
          ).toString('base64url'),
          attestationObject: attestation.toString('base64url'),
          transports: ['internal' as const],
        },
      }
    },

    /** Answers `navigator.credentials.get`. */
    use(options: { challenge: string; rpId?: string }, lie: Liar = {}) {
      counter = lie.counter ?? counter + 1
      const bits = flag.present | (lie.verified === false ? 0 : flag.verified)
      const data = authData(lie.rpId ?? options.rpId ?? '', bits, counter)
      const client = clientData(lie.type ?? 'webauthn.get', lie.challenge ?? options.challenge, lie.origin ?? origin)
      const signed = Buffer.concat([data, createHash('sha256').update(client).digest()])
      const credential = lie.credentialId ?? this.id
      return {
        id: credential,
        rawId: credential,
        type: 'public-key' as const,
        clientExtensionResults: {},
        response: {
          clientDataJSON: client.toString('base64url'),
          authenticatorData: data.toString('base64url'),
          signature: (lie.signature ?? sign('sha256', signed, privateKey)).toString('base64url'),
        },
      }
    },
  }
}

/** As much CBOR (RFC 8949) as an authenticator speaks. */
const cbor = {
  head(major: number, value: number): Buffer {
    if (value < 24) return Buffer.from([(major << 5) | value])
    if (value < 256) return Buffer.from([(major << 5) | 24, value])
    return Buffer.from([(major << 5) | 25, value >> 8, value & 255])
  },
  one(value: number | string | Buffer): Buffer {
    if (typeof value === 'number') return value >= 0 ? cbor.head(0, value) : cbor.head(1, -1 - value)
    if (typeof value === 'string') return Buffer.concat([cbor.head(3, Buffer.byteLength(value)), Buffer.from(value)])
    return Buffer.concat([cbor.head(2, value.length), value])
  },
  map(entries: [number | string, number | string | Buffer][]): Buffer {
    const pairs = entries.map(([key, value]) => {
      const nested = key === 'attStmt'
      return Buffer.concat([cbor.one(key), nested ? (value as Buffer) : cbor.one(value)])
    })
    return Buffer.concat([cbor.head(5, entries.length), ...pairs])
  },
}
