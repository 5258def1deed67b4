import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tell } from '#test/support/size.ts'
import { aHouse, enter, type House, until } from './house.ts'

let house: House
beforeAll(async () => {
  house = await aHouse()
})
afterAll(() => house.close())

const isSaved = ({ provider, counts }: ReturnType<typeof enter>) =>
  provider.synced && counts.sent > 0 && counts.sent === counts.accepted
const pause = (ms: number) => new Promise<void>((done) => setTimeout(done, ms))

/** Keeps every commit of this document waiting until the answer is called. */
async function paused(page: string): Promise<() => Promise<void>> {
  let release!: () => void
  const released = new Promise<void>((done) => {
    release = done
  })
  let begun!: () => void
  const holds = new Promise<void>((done) => {
    begun = done
  })
  const transaction = house.database.pool.begin(async (tx) => {
    await tx`select from collab_doc where id = ${page} for update`
    begun()
    await released
  })
  await holds
  return async () => {
    release()
    await transaction
  }
}

describe('while the database takes nothing', () => {
  it('nothing is called saved, nothing is shown, and nobody who joins is told that they have it all', async () => {
    const page = await house.aPage()
    const at = (name: 'bram' | 'dina' | 'samira', doc?: ReturnType<typeof enter>['doc']) =>
      enter({ port: house.port, room: `${page}.1`, cookie: house.cookies[name], doc })
    const bram = at('bram')
    const dina = at('dina')
    await until(() => isSaved(bram) && isSaved(dina))
    const goOn = await paused(page)
    let looks = 0
    const lies: string[] = []
    const look = setInterval(() => {
      looks += 1
      if (isSaved(bram)) lies.push('bram saved')
      if (dina.reads() !== '') lies.push('dina saw it')
    }, 1)

    bram.types('Nog nergens.')
    await pause(150)
    // The same words again, on a new socket, while they wait in the server's memory: a frame that brings nothing new.
    bram.provider.disconnect()
    bram.provider.connect()
    await pause(150)
    const late = at('samira')
    await pause(300)
    expect(late.provider.synced).toBe(false)
    expect(bram.provider.synced).toBe(false)
    clearInterval(look)
    expect(lies).toEqual([])
    await goOn()

    await until(() => isSaved(bram) && late.provider.synced && dina.reads() === 'Nog nergens.')
    expect(late.reads()).toBe('Nog nergens.')
    tell('no false saved', { looks, lies: lies.length })
    for (const one of [bram, dina, late]) one.leave()
  })

  it('other documents go on', async () => {
    const [held, free] = [await house.aPage(), await house.aPage()]
    const bram = enter({ port: house.port, room: `${held}.1`, cookie: house.cookies.bram })
    const dina = enter({ port: house.port, room: `${free}.1`, cookie: house.cookies.dina })
    await until(() => isSaved(bram) && isSaved(dina))
    const goOn = await paused(held)
    bram.types('Wacht.')

    for (let i = 0; i < 20; i++) {
      dina.types(`${i}`)
      await dina.saved()
    }

    expect(isSaved(bram)).toBe(false)
    await goOn()
    await bram.saved()
    bram.leave()
    dina.leave()
  })
})
